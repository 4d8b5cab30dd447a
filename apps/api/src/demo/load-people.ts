import type { DemoClient } from './demo-client.js';
import { demoPassword, demoPeople } from './demo-sign-ins.js';

/** Ids of the demo's people by login. */
export type DemoPeopleIds = ReadonlyMap<string, string>;

interface Profile {
  readonly id: string;
  readonly builtIn: string | null;
}

const viaApi = 'tickets.change-status-via-api';

/** Releases the API's permission, makes the external client's profile, and the people. */
export async function loadPeople(client: DemoClient): Promise<DemoPeopleIds> {
  await client.put(`/permissions/${viaApi}/release`, { released: true });
  const apiClient = await client.create('/profiles', 'api-client', {
    name: 'Cliente de API',
    description: 'Sistemas que consultam e alteram atendimentos pela API',
    permissions: ['tickets.list', viaApi, 'customers.list', 'contacts.list'],
    reachesUnassigned: true,
    reachesOthers: true,
    reachesAllInboxes: true,
  });
  const profiles = await client.get<Profile[]>('/profiles');
  const profileIds = new Map(profiles.map(({ id, builtIn }) => [builtIn ?? '', id]));
  profileIds.set('apiClient', apiClient.id);
  const me = await client.get<{ id: string; login: string }>('/me');
  const ids = new Map([[me.login, me.id]]);
  for (const person of demoPeople) {
    if (ids.has(person.login)) continue;
    const { id } = await client.create('/users', person.login, {
      name: person.name,
      displayName: person.displayName,
      login: person.login,
      email: `${person.login}@solaris.example`,
      password: demoPassword,
      profileId: profileIds.get(person.profile),
      mustChangePassword: false,
    });
    ids.set(person.login, id);
  }
  return ids;
}
