import { Injectable } from '@nestjs/common';
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
import { Invalid } from '@guiche/kernel';
import { IdentityProvider } from './identity-provider.entity.js';
import { identityProviderList } from './identity-provider.list.js';

const taken = (): Invalid =>
  new Invalid('platform.invalid-input', {}, [{ field: 'name', code: 'platform.field.taken' }]);
const refusals = { identity_provider_name_key: taken };

/** Which profile the people of a group get. */
export interface GroupMapping {
  readonly group: string;
  readonly profileId: string;
}

const active = statement(
  'identity.providers-active',
  `SELECT id, name FROM identity_provider WHERE active ORDER BY name, id`,
);
const groups = statement(
  'identity.provider-groups',
  `SELECT provider_id AS "providerId", group_name AS "group", profile_id AS "profileId"
   FROM identity_provider_group WHERE provider_id = ANY ($1::uuid[]) ORDER BY position, group_name`,
);
const dropGroups = statement(
  'identity.provider-groups-drop',
  `DELETE FROM identity_provider_group WHERE provider_id = $1`,
);
const addGroups = statement(
  'identity.provider-groups-add',
  `INSERT INTO identity_provider_group (provider_id, group_name, profile_id, position)
   SELECT $1, g.name, g.profile, g.position FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS g (name, profile, position)`,
);
const dropIdentities = statement('identity.external-drop', `DELETE FROM external_identity WHERE provider_id = $1`);
const linked = statement(
  'identity.external-find',
  `SELECT user_id AS "userId" FROM external_identity WHERE provider_id = $1 AND subject = $2`,
);
const link = statement(
  'identity.external-link',
  `INSERT INTO external_identity (provider_id, subject, user_id, created_at, last_sign_in_at) VALUES ($1, $2, $3, $4, $4)
   ON CONFLICT (provider_id, subject) DO UPDATE SET last_sign_in_at = excluded.last_sign_in_at
   WHERE external_identity.user_id = excluded.user_id`,
);
const subjectOf = statement(
  'identity.external-subject',
  `SELECT subject FROM external_identity WHERE provider_id = $1 AND user_id = $2`,
);
const userByMail = statement('identity.user-by-mail', `SELECT id FROM user_account WHERE email = $1`);

/** The tables of directories, their groups, and who of them is who here. */
@Injectable()
export class IdentityProviderRepository {
  list = (tx: ReadTx, request: ListRequest): Promise<Page<IdentityProvider>> =>
    listRecords(tx, IdentityProvider, identityProviderList, request);
  get = (tx: ReadTx, id: string): Promise<IdentityProvider> => getRecord(tx, IdentityProvider, id);
  lock = (tx: Tx, id: string, version?: number): Promise<IdentityProvider> =>
    lockRecord(tx, IdentityProvider, id, version);
  insert = (tx: Tx, provider: IdentityProvider): Promise<IdentityProvider> =>
    insertRecord(tx, IdentityProvider, provider, refusals);
  update = (
    tx: Tx,
    before: IdentityProvider,
    changes: Changes<IdentityProvider>,
    now: Date,
  ): Promise<IdentityProvider> => updateRecord(tx, IdentityProvider, before, changes, now, refusals);
  delete = (tx: Tx, provider: IdentityProvider): Promise<void> => deleteRecord(tx, IdentityProvider, provider, {});

  /** Those whose buttons stand on the sign-in page. */
  active(tx: ReadTx): Promise<{ id: string; name: string }[]> {
    return tx.rows(active);
  }

  async groups(tx: ReadTx, providerIds: readonly string[]): Promise<Map<string, GroupMapping[]>> {
    const found = new Map<string, GroupMapping[]>(providerIds.map((id) => [id, []]));
    for (const { providerId, group, profileId } of await tx.rows<GroupMapping & { providerId: string }>(groups, [
      providerIds,
    ])) {
      found.get(providerId)?.push({ group, profileId });
    }
    return found;
  }

  /** Makes the mappings exactly these, in this order. */
  async setGroups(tx: Tx, providerId: string, mappings: readonly GroupMapping[]): Promise<void> {
    await tx.rows(dropGroups, [providerId]);
    await tx.rows(addGroups, [
      providerId,
      mappings.map(({ group }) => group),
      mappings.map(({ profileId }) => profileId),
    ]);
  }

  /** Forgets who of the directory is who here. */
  async unlinkAll(tx: Tx, providerId: string): Promise<void> {
    await tx.rows(dropIdentities, [providerId]);
  }

  async linkedUser(tx: ReadTx, providerId: string, subject: string): Promise<string | null> {
    return (await tx.row<{ userId: string }>(linked, [providerId, subject]))?.userId ?? null;
  }

  /** As whom of the directory the user comes in; null when he never did. */
  async subjectOf(tx: ReadTx, providerId: string, userId: string): Promise<string | null> {
    return (await tx.row<{ subject: string }>(subjectOf, [providerId, userId]))?.subject ?? null;
  }

  /** Notes that this subject is this user, and came in now. */
  async link(tx: Tx, providerId: string, subject: string, userId: string, now: Date): Promise<void> {
    await tx.rows(link, [providerId, subject, userId, now]);
  }

  async userByMail(tx: ReadTx, email: string): Promise<string | null> {
    return (await tx.row<{ id: string }>(userByMail, [email]))?.id ?? null;
  }
}
