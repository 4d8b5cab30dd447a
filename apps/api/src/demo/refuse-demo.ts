import type { INestApplicationContext } from '@nestjs/common';
import { ConfigurationError, installationConfig } from '@guiche/platform/config';
import { statement, UnitOfWork } from '@guiche/platform/database';

const isDemo = statement('demo.is-loaded-here', `SELECT 1 FROM setting WHERE key = 'demo-organisation'`);

/** Outside demo mode a database with the demo organisation is refused: everybody knows its passwords. */
export async function refuseDemoInProduction(app: INestApplicationContext): Promise<void> {
  if (installationConfig().mode !== 'production') return;
  if ((await app.get(UnitOfWork).once(isDemo, [])).length > 0) {
    throw new ConfigurationError([
      'This database holds the demo organisation, whose passwords everybody knows. Use an empty database, or GUICHE_MODE=demo',
    ]);
  }
}
