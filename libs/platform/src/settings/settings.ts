import { Injectable } from '@nestjs/common';
import { StaleVersion } from '@guiche/kernel';
import { statement, type ReadTx, type Tx } from '../database/index.js';

/** A value that the installation has one of, with the version it was read at; 0 while nobody has saved it. */
export interface Setting<T> {
  readonly value: T;
  readonly version: number;
}

const find = statement('platform.setting-find', `SELECT value, version FROM setting WHERE key = $1`);
const insert = statement(
  'platform.setting-insert',
  `INSERT INTO setting (key, value, version, updated_at) VALUES ($1, $2::jsonb, 1, $3) ON CONFLICT DO NOTHING RETURNING version`,
);
const update = statement(
  'platform.setting-update',
  `UPDATE setting SET value = $2::jsonb, version = version + 1, updated_at = $3 WHERE key = $1 AND version = $4 RETURNING version`,
);

/** Settings that administrators make: one JSON value per key, changed only from the version that was read. */
@Injectable()
export class Settings {
  /** What is stored over what holds by default: a member that a release brings has its default until somebody saves it. */
  async read<T extends object>(tx: ReadTx, key: string, defaults: T): Promise<Setting<T>> {
    const row = await tx.row<{ value: Partial<T>; version: number }>(find, [key]);
    return row ? { value: { ...defaults, ...row.value }, version: row.version } : { value: defaults, version: 0 };
  }

  /** Writes the whole value; 412 when somebody else was faster. */
  async write<T extends object>(tx: Tx, key: string, value: T, version: number, now: Date): Promise<Setting<T>> {
    const json = JSON.stringify(value);
    const row =
      version === 0
        ? await tx.row<{ version: number }>(insert, [key, json, now])
        : await tx.row<{ version: number }>(update, [key, json, now, version]);
    if (!row) throw new StaleVersion();
    return { value, version: row.version };
  }
}
