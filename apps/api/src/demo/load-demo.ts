import { ProfileDirectory, UserAccounts } from '@guiche/identity';
import { statement, UnitOfWork } from '@guiche/platform/database';
import { createHttpApp } from '@guiche/platform/http';
import { ApiModule } from '../api.module.js';
import { DemoClient } from './demo-client.js';
import { loadChannel, type DemoBusiness } from './load-channel.js';
import { loadCatalogue } from './load-catalogue.js';
import { loadPeople } from './load-people.js';
import { demoPassword, demoPeople } from './demo-sign-ins.js';

export { demoSignIns } from './demo-sign-ins.js';

/** What the demo organisation is connected to. */
export interface DemoOptions {
  /** The simulator's address, for instance `http://127.0.0.1:3000/sandbox`. */
  readonly sandboxUrl: string;
  /** Registers the organisation's WhatsApp number with the simulator. */
  readonly registerBusiness: (business: DemoBusiness) => Promise<void>;
}

const isLoaded = statement('demo.is-loaded', `SELECT 1 FROM setting WHERE key = 'demo-organisation'`);
const markLoaded = statement(
  'demo.mark-loaded',
  `INSERT INTO setting (key, value) VALUES ('demo-organisation', '"loaded"') ON CONFLICT (key) DO NOTHING`,
);

/** Loads the demo organisation into an installation that has none; true when it did. May be repeated after a failure. */
export async function loadDemo(options: DemoOptions): Promise<boolean> {
  const app = await createHttpApp(ApiModule, { logger: false });
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const uow = app.get(UnitOfWork);
    if ((await uow.once(isLoaded, [])).length > 0) return false;
    const [root] = demoPeople;
    if (!root) throw new Error('The demo organisation has nobody');
    await uow.run(async (tx) => {
      const profileId = await app.get(ProfileDirectory).builtIn(tx, 'administrator');
      await app.get(UserAccounts).ensureRoot(tx, {
        name: root.name,
        displayName: root.displayName,
        login: root.login,
        email: `${root.login}@solaris.example`,
        profileId,
        password: demoPassword,
      });
    });
    const client = new DemoClient(app);
    await client.signIn(root.login, demoPassword);
    const people = await loadPeople(client);
    const catalogue = await loadCatalogue(client);
    await loadChannel(client, { ...options, people, catalogue });
    await uow.once(markLoaded, []);
    return true;
  } finally {
    await app.close();
  }
}
