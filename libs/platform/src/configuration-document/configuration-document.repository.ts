import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '../database/index.js';

const lock = statement(
  'platform.configuration-lock',
  `SELECT pg_advisory_xact_lock(hashtext('configuration-document'))`,
);

/** Lets one document be applied at a time. */
@Injectable()
export class ConfigurationDocumentRepository {
  /** Held until the end of the transaction. */
  async lock(tx: Tx): Promise<void> {
    await tx.rows(lock);
  }
}
