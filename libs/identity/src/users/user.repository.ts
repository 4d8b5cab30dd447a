import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import type { ListRequest, Page } from '@guiche/platform/http';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import {
  getRecord,
  insertRecord,
  listRecords,
  lockRecord,
  missing,
  updateRecord,
  type Changes,
} from '@guiche/platform/records';
import { userList } from './user.list.js';
import { User } from './user.entity.js';

const taken = (field: string) => (): Invalid =>
  new Invalid('platform.invalid-input', {}, [{ field, code: `identity.${field}-taken` }]);
const refusals = {
  user_account_login_key: taken('login'),
  user_account_email_key: taken('email'),
  user_account_profile_id_fkey: (): Invalid =>
    new Invalid('platform.invalid-input', {}, [{ field: 'profileId', code: 'identity.no-such-profile' }]),
  user_account_level_id_fkey: missing('levelId'),
  user_account_superior_id_fkey: missing('superiorId'),
};

const byLogin = statement(
  'identity.user-by-login',
  `SELECT id, name, active, is_root AS "isRoot", password_hash AS "passwordHash" FROM user_account WHERE login = $1 OR email = $1
   ORDER BY login = $1 DESC LIMIT 1`,
);
const lockRoots = statement(
  'identity.lock-roots',
  `SELECT id FROM user_account WHERE is_root AND active ORDER BY id FOR NO KEY UPDATE`,
);
const namesOf = statement('identity.user-names', `SELECT id, name FROM user_account WHERE id = ANY ($1::uuid[])`);

const activeAmong = statement(
  'identity.users-active-among',
  `SELECT id FROM user_account WHERE id = ANY ($1::uuid[]) AND active`,
);

/** What sign-in needs of a user. */
export interface UserCredentials {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly isRoot: boolean;
  readonly passwordHash: string | null;
}

/** The table of users. */
@Injectable()
export class UserRepository {
  list = (tx: ReadTx, request: ListRequest): Promise<Page<User>> => listRecords(tx, User, userList, request);
  get = (tx: ReadTx, id: string): Promise<User> => getRecord(tx, User, id);
  lock = (tx: Tx, id: string, version?: number): Promise<User> => lockRecord(tx, User, id, version);
  insert = (tx: Tx, user: User): Promise<User> => insertRecord(tx, User, user, refusals);
  update = (tx: Tx, before: User, changes: Changes<User>, now: Date): Promise<User> =>
    updateRecord(tx, User, before, changes, now, refusals);

  find(tx: ReadTx, id: string): Promise<User | null> {
    return tx.manager.getRepository(User).findOneBy({ id });
  }

  /** By login or, failing that, by e-mail. */
  byLogin(tx: ReadTx, login: string): Promise<UserCredentials | null> {
    return tx.row<UserCredentials>(byLogin, [login]);
  }

  /** The active roots, locked, so that two of them cannot deactivate each other at once. */
  async lockRoots(tx: Tx): Promise<string[]> {
    return (await tx.rows<{ id: string }>(lockRoots)).map(({ id }) => id);
  }

  async names(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; name: string }>(namesOf, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async activeAmong(tx: ReadTx, ids: readonly string[]): Promise<Set<string>> {
    return new Set((await tx.rows<{ id: string }>(activeAmong, [ids])).map(({ id }) => id));
  }
}
