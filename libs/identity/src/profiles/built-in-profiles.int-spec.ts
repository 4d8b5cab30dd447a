import { useDatabase } from '../../../../test/support/database.js';
import { startIdentity, type IdentityApp } from '../testing/identity-app.js';
import { BuiltInProfiles } from './built-in-profiles.service.js';

let app: IdentityApp;
afterAll(() => app.close());
const db = useDatabase();
beforeAll(async () => {
  app = await startIdentity();
});
const all = () => db.sql(`SELECT built_in, permissions, version FROM profile ORDER BY built_in`);

it('IAM-7: every start makes sure of the four built-in profiles, however many processes start at once', async () => {
  await db.sql(`DELETE FROM profile`);
  await Promise.all(Array.from({ length: 5 }, () => app.get(BuiltInProfiles).ensure()));
  const made = await all();
  expect(made.map(({ built_in }) => built_in as string)).toEqual(['administrator', 'agent', 'assistant', 'supervisor']);
  await app.get(BuiltInProfiles).ensure();
  expect(await all()).toEqual(made);
});

it('IAM-7: a release adds what is new, and what an administrator took away stays away', async () => {
  await db.sql(
    `UPDATE profile SET permissions = '{}', given_permissions = array_remove(given_permissions, 'users.create')
     WHERE built_in = 'administrator'`,
  );
  await app.get(BuiltInProfiles).ensure();
  const [administrator] = await all();
  expect(administrator).toMatchObject({ permissions: ['users.create'], version: 2 });
});
