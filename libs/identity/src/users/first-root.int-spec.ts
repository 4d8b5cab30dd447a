import { forgetConfiguration } from '@guiche/platform/config';
import { useDatabase } from '../../../../test/support/database.js';
import { startIdentity } from '../testing/identity-app.js';

describe('the first root of an installation', () => {
  const db = useDatabase();
  const names = ['GUICHE_ROOT_LOGIN', 'GUICHE_ROOT_EMAIL', 'GUICHE_ROOT_PASSWORD'] as const;
  const set = (login: string, password: string): void => {
    process.env.GUICHE_ROOT_LOGIN = login;
    process.env.GUICHE_ROOT_EMAIL = `${login}@example.com`;
    process.env.GUICHE_ROOT_PASSWORD = password;
    forgetConfiguration();
  };

  afterEach(() => {
    for (const name of names) delete process.env[name];
    forgetConfiguration();
  });

  it('IAM-8: there is none by default; the environment makes one, once, who must choose another password', async () => {
    await (await startIdentity()).close();
    expect(await db.sql('SELECT 1 FROM user_account')).toEqual([]);
    set('first', 'a long and quiet phrase');
    await (await startIdentity()).close();
    set('second', 'another quiet phrase');
    await (await startIdentity()).close();
    expect(await db.sql('SELECT login, is_root, must_change_password FROM user_account')).toEqual([
      { login: 'first', is_root: true, must_change_password: true },
    ]);
  });

  it('IAM-2: a weak password stops the start', async () => {
    set('third', 'password123');
    await expect(startIdentity()).rejects.toThrow('GUICHE_ROOT_PASSWORD');
  });
});
