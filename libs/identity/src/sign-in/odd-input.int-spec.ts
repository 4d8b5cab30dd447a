import { Module } from '@nestjs/common';
import { useDatabase } from '../../../../test/support/database.js';
import { startHttp, type HttpClient } from '../testing/http-client.js';
import { modulesWithIdentity } from '../testing/identity-app.js';

useDatabase();
let client: HttpClient;
beforeAll(async () => {
  @Module({ imports: modulesWithIdentity() })
  class Api {}
  client = await startHttp(Api);
});
afterAll(() => client.close());

const odd = [null, 0, '', '\0', 'a\0b', '\ud800', {}, [], [[null]], '0'.repeat(300), 1e308, true];
const id = '0199c2a0-0000-7000-8000-000000000001';
const bodies: readonly (readonly ['POST' | 'PUT', string, Record<string, unknown>])[] = [
  ['POST', '/auth/second-factor', { challenge: 'x', code: '123456' }],
  ['POST', '/auth/forgotten-password', { login: 'ana', to: 'desk' }],
  ['POST', '/auth/reset-password', { token: 'x', password: 'uma senha comprida' }],
  ['POST', '/me/second-factor/begin', { password: 'x' }],
  ['POST', '/me/second-factor/confirm', { code: '123456' }],
  ['POST', '/me/second-factor/recovery-codes', { code: '123456' }],
  ['POST', '/me/second-factor/turn-off', { code: '123456' }],
  ['PUT', '/sign-in-settings', { minLength: 10, classes: 1, version: 0 }],
  ['PUT', '/mail-settings', { host: 'h', header: 'x', footer: 'y', fromName: 'n', password: 'p', version: 0 }],
  ['POST', '/mail-settings/test', { to: 'a@example.com' }],
  ['POST', '/mail-settings/preview', { header: 'x', footer: 'y' }],
  [
    'POST',
    '/identity-providers',
    { name: 'n', issuer: 'http://127.0.0.1:9', clientId: 'c', clientSecret: 's', mailDomains: ['a.com'], groups: [] },
  ],
];

it.each(bodies)(
  'API-3: %s %s answers odd values with a refusal in words, never a fault',
  async (method, path, body) => {
    const faults: unknown[] = [];
    for (const member of Object.keys(body)) {
      for (const value of odd) {
        const token = await client.signedIn();
        const { status, body: said } = await client.call(method, path, { token, body: { ...body, [member]: value } });
        if (status >= 500) faults.push({ member, value, status, said });
      }
    }
    expect(faults).toEqual([]);
  },
);

it.each([
  '/auth/options?problem=%00',
  '/auth/options?problem=a&problem=b',
  '/auth/corporate/callback?code=%00&state=%00',
  '/auth/corporate/callback',
  `/auth/corporate/${id}/start?to=%00`,
  '/auth/corporate/x/start',
  `/users/${id}/sessions`,
  `/users/${id}/second-factor`,
])('API-3: GET %s is no fault', async (path) => {
  const token = await client.signedIn();
  for (const cookie of ['guiche_journey=%00', 'guiche_journey=v1.a.b.c.d', '']) {
    expect((await client.call('GET', path, { token, cookie })).status).toBeLessThan(500);
  }
});
