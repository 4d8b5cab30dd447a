import { Injectable } from '@nestjs/common';
import { Conflict, Invalid } from '@guiche/kernel';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import {
  deleteRecord,
  getRecord,
  insertRecord,
  listRecords,
  lockRecord,
  updateRecord,
  type Changes,
} from '@guiche/platform/records';
import { Profile } from './profile.entity.js';
import { profileList } from './profile.list.js';

const refusals = {
  profile_name_key: (): Invalid =>
    new Invalid('platform.invalid-input', {}, [{ field: 'name', code: 'platform.field.taken' }]),
  inUse: (): Conflict => new Conflict('identity.profile-in-use'),
};

const lockBuiltIns = statement(
  'identity.lock-built-in-profiles',
  `SELECT pg_advisory_xact_lock(hashtext('built-in-profiles'))`,
);

/** The table of profiles. */
@Injectable()
export class ProfileRepository {
  list = (tx: ReadTx, request: ListRequest): Promise<Page<Profile>> => listRecords(tx, Profile, profileList, request);
  get = (tx: ReadTx, id: string): Promise<Profile> => getRecord(tx, Profile, id);
  lock = (tx: Tx, id: string, version?: number): Promise<Profile> => lockRecord(tx, Profile, id, version);
  insert = (tx: Tx, profile: Profile): Promise<Profile> => insertRecord(tx, Profile, profile, refusals);
  update = (tx: Tx, before: Profile, changes: Changes<Profile>, now: Date): Promise<Profile> =>
    updateRecord(tx, Profile, before, changes, now, refusals);
  delete = (tx: Tx, profile: Profile): Promise<void> => deleteRecord(tx, Profile, profile, refusals);

  find(tx: ReadTx, id: string): Promise<Profile | null> {
    return tx.manager.getRepository(Profile).findOneBy({ id });
  }

  builtIn(tx: ReadTx, code: string): Promise<Profile | null> {
    return tx.manager.getRepository(Profile).findOneBy({ builtIn: code });
  }

  /** Several processes start at once; one of them makes the built-in profiles. */
  async lockBuiltIns(tx: Tx): Promise<void> {
    await tx.rows(lockBuiltIns);
  }
}
