import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { makeProfile } from '../../../../libs/identity/src/testing/make-profile.js';
import { startHttp, type Answer, type HttpClient } from '../../../../libs/identity/src/testing/http-client.js';
import { ApiModule } from '../api.module.js';

interface Plan {
  readonly fingerprint: string;
  readonly applicable: boolean;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly changes: readonly {
    readonly change: string;
    readonly kind: string;
    readonly key: string;
    readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
    readonly warnings: readonly string[];
  }[];
  readonly problems: readonly {
    readonly line: number;
    readonly column: number;
    readonly code: string;
    message: string;
  }[];
  readonly onlyHere: readonly { readonly kind: string; readonly key: string }[];
}

interface Retention {
  readonly retentionPolicies: Readonly<Record<string, { readonly days: number | null }>>;
}

const db = useDatabase();
let client: HttpClient;
let root: string;
beforeAll(async () => {
  client = await startHttp(ApiModule);
  root = await client.signedIn({ login: 'rosa' });
  await client.signedIn({ login: 'ana', isRoot: false });
  await client.signedIn({ login: 'bruno', isRoot: false });
}, 60_000);
afterAll(() => client.close());

const exported = async (token = root): Promise<string> => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await client.app.inject({ url: '/api/v1/configuration-document', headers });
  expect(answer.statusCode).toBe(200);
  return answer.body;
};
const text = (document: string | object): string =>
  typeof document === 'string' ? document : stringify({ guiche: 1, ...document });
const planned = async (document: string | object, token = root): Promise<Plan> => {
  const answer = await client.call('POST', '/configuration-document/plan', {
    token,
    body: { document: text(document) },
  });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Plan;
};
const apply = (document: string | object, fingerprint: string, token = root): Promise<Answer> =>
  client.call('POST', '/configuration-document/apply', { token, body: { document: text(document), fingerprint } });
const applied = async (document: string | object, token = root): Promise<Plan> => {
  const { fingerprint, problems } = await planned(document, token);
  expect(problems).toEqual([]);
  const answer = await apply(document, fingerprint, token);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as unknown as Plan;
};
/** As a new installation is: people, built-in profiles, and nothing else. */
const empty = async (): Promise<void> => {
  const tables = ['inbox_queue', 'inbox_conversion', 'inbox_member', 'inbox_health', 'inbox', 'queue_member', 'queue'];
  tables.push('occurrence_solution', 'occurrence', 'occurrence_type_sector', 'occurrence_type', 'solution', 'reason');
  tables.push('canned_answer', 'hierarchy_level', 'permission_release', 'sector_member');
  for (const table of tables) await db.sql(`DELETE FROM ${table}`);
  await db.sql(`UPDATE sector SET parent_id = NULL, name = id::text WHERE parent_id IS NOT NULL`);
  await db.sql(`DELETE FROM sector`);
  await db.sql(`DELETE FROM profile p WHERE built_in IS NULL AND NOT EXISTS
                  (SELECT 1 FROM user_account u WHERE u.profile_id = p.id)`);
};
beforeEach(empty);

const whatsApp = (name: string, values: object = {}): object => ({
  [name]: {
    provider: 'whatsapp-cloud',
    settings: { phoneNumberId: '1055500001', businessAccountId: '2055500001' },
    greeting: 'Olá!',
    members: ['ana'],
    active: false,
    ...values,
  },
});
const company = {
  sectors: {
    Matriz: { manager: 'rosa', members: ['ana', 'bruno'] },
    'Matriz / Suporte': { code: 'SUP', email: 'suporte@solaris.example' },
    'Matriz / Suporte / N\\/2': { active: false },
  },
  occurrenceTypes: { Defeito: { sectors: ['Matriz / Suporte'] } },
  occurrences: {
    'Defeito / Não liga': { defaultPriority: 3, defaultSolution: 'Troca', solutions: ['Troca', 'Reparo'] },
  },
  solutions: { Troca: {}, Reparo: { description: 'Em duas linhas:\numa\noutra\n' } },
  reasons: { Engano: { actions: ['cancel', 'discard'] } },
  cannedAnswers: { oi: { title: 'Saudação', body: 'Olá, {{contact.name}}!' } },
  hierarchyLevels: { Diretor: { position: 1 }, Gerente: { position: 2 } },
  profiles: { Caixa: { permissions: ['tickets.list', 'reasons.list'], reachesUnassigned: true } },
  queues: { Geral: { capacity: 7, members: ['bruno', 'ana'] } },
  inboxes: whatsApp('SAC'),
  inboxConversions: {
    SAC: { automatic: true, creator: 'rosa', occurrenceType: 'Defeito', sector: 'Matriz / Suporte' },
  },
  inboxQueues: { SAC: { queue: 'Geral' } },
};

it('ORG-7: a document makes a company out of nothing; applied again it changes nothing; its export gives it again', async () => {
  const plan = await applied(company);
  expect(plan).toMatchObject({ added: 16, removed: 0, problems: [] });
  expect(await planned(company)).toMatchObject({ applicable: true, added: 0, changed: 0, removed: 0 });
  const document = await exported();
  expect(await planned(document)).toMatchObject({ added: 0, changed: 0, removed: 0, onlyHere: [], problems: [] });
  expect(document).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect(parse(document)).toMatchObject({
    guiche: 1,
    sectors: { Matriz: { manager: 'rosa', members: ['ana', 'bruno'] }, 'Matriz / Suporte / N\\/2': { active: false } },
    occurrences: { 'Defeito / Não liga': { defaultSolution: 'Troca', solutions: ['Reparo', 'Troca'] } },
    queues: { Geral: { members: ['bruno', 'ana'] } },
    inboxConversions: { SAC: { creator: 'rosa', sector: 'Matriz / Suporte' } },
    inboxQueues: { SAC: { queue: 'Geral' } },
  });
  await empty();
  await applied(document);
  expect(await exported()).toBe(document);
});

it('ORG-7: what is written by a document stands in the audit trail like what is done by hand, and once as a whole', async () => {
  const before = await db.sql(`SELECT coalesce(max(seq), 0) AS seq FROM audit_entry`);
  await applied({ reasons: company.reasons });
  const trail = await db.sql<{ action: string; actor_name: string }>(
    `SELECT action, actor_name FROM audit_entry WHERE seq > $1 ORDER BY seq`,
    [before[0]?.seq],
  );
  expect(trail.map(({ action }) => action)).toEqual(['reasons.create', 'configuration.apply']);
});

it('ORG-7: the order in the file does not matter, and a name that is given up can be taken at once', async () => {
  await applied({ sectors: { A: { code: 'X' }, B: { code: 'Y' } }, solutions: { Troca: {} } });
  const plan = await applied({
    occurrences: { 'Tipo / Tema': { defaultSolution: 'Nova' } },
    complete: ['solutions'],
    sectors: { 'C / D': {}, C: { code: 'X' }, A: { code: 'Y' }, B: { code: null } },
    occurrenceTypes: { Tipo: { sectors: ['c / d'] } },
    solutions: { Nova: {} },
  });
  expect(plan).toMatchObject({ added: 5, changed: 2, removed: 1 });
});

it('ORG-7: a record gets another name and another place, with everything that refers to it', async () => {
  await applied(company);
  const renamed = {
    sectors: {
      'Sede / Atendimento': { formerly: 'Matriz / Suporte', code: 'AT' },
      Sede: { formerly: 'Matriz' },
      'Sede / Atendimento / N\\/2': { description: 'nível 2' },
    },
    occurrenceTypes: { Defeito: { sectors: ['Sede / Atendimento'] } },
  };
  const plan = await applied(renamed);
  expect(plan.changes.map(({ change, key, fields }) => [change, key, fields.map(({ field }) => field)])).toEqual([
    ['change', 'Sede / Atendimento', ['name', 'code']],
    ['change', 'Sede', ['name']],
    ['change', 'Sede / Atendimento / N\\/2', ['description']],
  ]);
  expect(await planned(renamed)).toMatchObject({ added: 0, changed: 0, applicable: true });
  expect((await db.sql(`SELECT count(*)::int AS n FROM sector`))[0]).toEqual({ n: 3 });
  await applied({ sectors: { 'N\\/2': { formerly: 'Sede / Atendimento / N\\/2' } } });
  expect(parse(await exported())).toMatchObject({ sectors: { 'N\\/2': { description: 'nível 2' } } });
});

it('ORG-7: nothing is removed of a kind that the document does not call complete', async () => {
  await applied({ reasons: { Um: { actions: ['cancel'] }, Dois: { actions: ['cancel'] } }, solutions: { S: {} } });
  const part = await planned({ reasons: { Um: {} } });
  expect(part).toMatchObject({ removed: 0, onlyHere: [{ kind: 'reasons', key: 'Dois' }] });
  const whole = await applied({ complete: ['reasons'], reasons: { Um: {} } });
  expect(whole).toMatchObject({ removed: 1, changes: [{ change: 'remove', key: 'Dois' }] });
  expect(await planned({ complete: ['solutions'] })).toMatchObject({ removed: 0 });
});

it('ORG-7: every kind whose records can be removed by hand can be removed by a document', async () => {
  const teams = { Verde: { members: ['ana'] } };
  const regions = { Sul: {} };
  const activityTypes = { Visita: {} };
  await applied({ ...company, teams, regions, activityTypes });
  const kinds = Object.keys({ ...company, teams, regions, activityTypes }).filter((kind) => !/^inbox.+s$/.test(kind));
  const nothing = Object.fromEntries([...kinds, 'inboxes'].map((kind) => [kind, {}]));
  const profiles = parse(await exported()) as { profiles: Record<string, { builtIn?: string }> };
  const builtIn = Object.entries(profiles.profiles).filter(([, { builtIn: code }]) => code !== undefined);
  const document = { ...nothing, complete: [...kinds, 'inboxes'], profiles: Object.fromEntries(builtIn) };
  expect(await applied(document)).toMatchObject({ added: 0, changed: 0, removed: 17 });
});

it('ORG-7: every problem is told at once with its place, and nothing is done', async () => {
  const document = `guiche: 1
sectors:
  A / B: { manager: nobody }
  C: { code: 5, surprise: 1 }
  C: {}
reasons:
  Sem ação: { description: x }
  Outro: { actions: [cancel, fly] }
planets: {}
occurrences:
  Solta: {}
cannedAnswers:
  oi: { title: T, body: &a x }
  ola: { title: T, body: *a }
`;
  const plan = await planned(document);
  expect(plan.applicable).toBe(false);
  expect([...new Set(plan.problems.map(({ line, code }) => `${line} ${code}`))].sort()).toEqual(
    [
      '3 platform.configuration.parent-unknown',
      '3 platform.configuration.person-unknown',
      '4 platform.configuration.field-unknown',
      '4 platform.field.is-length',
      '5 platform.configuration.key-repeated',
      '7 platform.field.array-min-size',
      '7 platform.field.array-unique',
      '7 platform.field.is-in',
      '8 platform.field.is-in',
      '9 platform.configuration.kind-unknown',
      '11 platform.configuration.parent-missing',
      '14 platform.configuration.alias',
      '14 platform.field.is-length',
    ].sort(),
  );
  const refused = await apply(document, plan.fingerprint);
  expect(refused).toMatchObject({ status: 400, body: { code: 'platform.configuration.refused' } });
  expect(refused.body.errors).toHaveLength(plan.problems.length);
  expect((await db.sql(`SELECT count(*)::int AS n FROM sector`))[0]).toEqual({ n: 0 });
});

it.each([
  ['nothing', ''],
  ['a list', '- a'],
  ['broken YAML', 'guiche: 1\nsectors: {a: [}'],
  ['another version', 'guiche: 2'],
  ['no version', 'sectors: {}'],
  ['endless nesting', `guiche: 1\nsectors: ${'['.repeat(20_000)}`],
  ['nesting in a value', `guiche: 1\ninboxes: {I: {settings: ${'{a: '.repeat(60)}1${'}'.repeat(60)}}}`],
  ['a bomb', 'guiche: 1\na: &a [x]\nb: &b [*a, *a]\nsectors: {S: {members: *b}}'],
  ['tags', 'guiche: 1\nsectors: !!js/function "x"'],
  ['prototypes', 'guiche: 1\n__proto__: {a: 1}\nsectors: {__proto__: {code: x}, A: {__proto__: {}}}'],
])('ORG-7: %s is refused with its place', async (_what, document) => {
  const plan = await planned(document);
  expect(plan.applicable).toBe(false);
  expect(plan.problems[0]).toMatchObject({
    line: expect.any(Number) as number,
    message: expect.stringMatching(/\S \S/) as string,
  });
});

it('ORG-7: a great many repeated keys are found in good time', async () => {
  const document = `guiche: 1\nreasons:\n${'  a: {}\n'.repeat(60_000)}`;
  expect(await planned(document)).toMatchObject({ applicable: false });
}, 20_000);

it('ORG-7: applying is refused when anything has changed since the plan', async () => {
  const document = { reasons: { Um: { actions: ['cancel'] } } };
  const { fingerprint } = await planned(document);
  await client.call('POST', '/reasons', { token: root, body: { name: 'Outro', actions: ['cancel'] } });
  expect(await apply(document, fingerprint)).toMatchObject({
    status: 409,
    body: { code: 'platform.configuration.changed-since' },
  });
});

it('ORG-7: of two who apply at once one does, and the other has to plan again', async () => {
  const document = { reasons: { Um: { actions: ['cancel'] } } };
  const { fingerprint } = await planned(document);
  const answers = await Promise.all([apply(document, fingerprint), apply(document, fingerprint)]);
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
});

it('ORG-7: a failure in the middle leaves nothing', async () => {
  const document = { ...company };
  const { fingerprint } = await planned(document);
  await db.sql(`CREATE FUNCTION break_down() RETURNS trigger LANGUAGE plpgsql AS $$
                  BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
  await db.sql(`CREATE TRIGGER break_down BEFORE INSERT ON inbox_queue FOR EACH ROW EXECUTE FUNCTION break_down()`);
  expect((await apply(document, fingerprint)).status).toBe(500);
  await db.sql(`DROP TRIGGER break_down ON inbox_queue`);
  for (const table of ['sector', 'reason', 'queue', 'inbox', 'occurrence']) {
    expect((await db.sql(`SELECT count(*)::int AS n FROM ${table}`))[0]).toEqual({ n: 0 });
  }
  expect(await apply(document, fingerprint)).toMatchObject({ status: 200 });
});

it('ORG-7, IAM-18: an inbox waits deactivated for its secrets, and the plan says which', async () => {
  const plan = await applied({ inboxes: whatsApp('SAC', { active: true }) });
  expect(plan.changes[0]?.warnings[0]).toMatch(/accessToken|appSecret/);
  expect(await planned({ inboxes: whatsApp('SAC', { active: true }) })).toMatchObject({ added: 0, changed: 0 });
  expect((await db.sql(`SELECT active, secrets FROM inbox`))[0]).toEqual({ active: false, secrets: {} });
  expect(await exported()).not.toMatch(/secret|token/i);
});

it('ORG-7: people who are not there are a problem, or left out where the document says so', async () => {
  const sectors = { Matriz: { manager: 'nobody', members: ['ana', 'nobody'] } };
  expect((await planned({ sectors })).problems).toHaveLength(2);
  const plan = await applied({ missingPeople: 'leaveOut', sectors });
  expect(plan.changes[0]?.warnings).toHaveLength(2);
  expect(parse(await exported())).toMatchObject({ sectors: { Matriz: { manager: null, members: ['ana'] } } });
  expect(await planned({ missingPeople: 'leaveOut', sectors })).toMatchObject({ added: 0, changed: 0 });
});

describe('ORG-7, IAM-8: a document does not go beyond whoever applies it', () => {
  const holding = async (...permissions: string[]): Promise<string> => {
    const profile = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx, { permissions }));
    return client.signedIn({ isRoot: false, profile });
  };

  it('neither in what he may do with records', async () => {
    const token = await holding('configuration.apply', 'configuration.export', 'reasons.list', 'reasons.create');
    await applied({ reasons: { Um: { actions: ['cancel'] } }, solutions: { S: {} } });
    const codes = async (document: object): Promise<string[]> =>
      (await planned(document, token)).problems.map(({ code }) => code);
    const forbidden = 'platform.configuration.not-permitted';
    expect(await codes({ reasons: { Dois: { actions: ['cancel'] } } })).toEqual([]);
    expect(await codes({ reasons: { Um: { description: 'x' } } })).toEqual([forbidden]);
    expect(await codes({ complete: ['reasons'], reasons: {} })).toEqual([forbidden]);
    expect(await codes({ solutions: { S: {} } })).toEqual([forbidden]);
    expect(await codes({ permissionReleases: { 'tickets.change-status-via-api': { released: true } } })).toContain(
      forbidden,
    );
    const document = { reasons: { Um: { description: 'x' } } };
    const { fingerprint } = await planned(document, token);
    expect((await apply(document, fingerprint, token)).status).toBe(400);
    expect(Object.keys(parse(await exported(token)) as object)).toEqual(['guiche', 'reasons']);
  });

  it('nor in what he gives to others', async () => {
    const own = ['configuration.apply', 'profiles.list', 'profiles.create', 'profiles.update', 'reasons.list'];
    const token = await holding(...own);
    const codes = async (profiles: object): Promise<string[]> =>
      (await planned({ profiles }, token)).problems.map(({ code }) => code);
    expect(await codes({ Novo: { permissions: ['reasons.list'] } })).toEqual([]);
    expect(await codes({ Novo: { permissions: ['tickets.list'] } })).toEqual(['identity.cannot-grant']);
    expect(await codes({ Novo: { permissions: [], reachesOthers: true } })).toEqual(['identity.cannot-grant']);
    expect(await codes({ Agente: { description: 'meu' } })).toEqual(['identity.profile-above-you']);
  });

  it('nor without the permissions of the document itself', async () => {
    const token = await holding('reasons.list');
    for (const verb of ['plan', 'drift']) {
      const body = { document: 'guiche: 1' };
      expect((await client.call('POST', `/configuration-document/${verb}`, { token, body })).status).toBe(403);
    }
    expect((await client.call('GET', '/configuration-document', { token })).status).toBe(403);
  });
});

it('ORG-7: the built-in profiles are who they are, whatever they are called', async () => {
  const before = await exported();
  await applied({ profiles: { Operador: { builtIn: 'agent', description: 'x' } } });
  expect((await db.sql(`SELECT name FROM profile WHERE built_in = 'agent'`))[0]).toEqual({ name: 'Operador' });
  await applied(before);
  expect(await exported()).toBe(before);
});

it('ORG-7: levels come to their places', async () => {
  await applied({ hierarchyLevels: { A: { position: 1 }, B: { position: 2 }, C: { position: 3 } } });
  const turned = {
    hierarchyLevels: { A: { position: 3 }, B: { position: 1 }, N: { position: 2 }, C: { position: 4 } },
  };
  await applied(turned);
  expect(await planned(turned)).toMatchObject({ added: 0, changed: 0 });
  const two = await planned({ hierarchyLevels: { A: { position: 1 }, B: { position: 1 } } });
  expect(two.problems.map(({ code }) => code)).toContain('platform.configuration.does-not-settle');
});

it('ORG-7: what there is one of is changed by its fields', async () => {
  const days = Number(Object.values((parse(await exported()) as Retention).retentionPolicies)[0]?.days ?? 365) + 1;
  const [code = ''] = Object.keys((parse(await exported()) as Retention).retentionPolicies);
  const document = { branding: { name: 'Solaris', accent: '#0f766e' }, retentionPolicies: { [code]: { days } } };
  expect(await applied(document)).toMatchObject({ added: 0, changed: 2 });
  expect(await planned(document)).toMatchObject({ added: 0, changed: 0 });
  expect(parse(await exported())).toMatchObject({ branding: { name: 'Solaris', accent: '#0F766E' } });
  expect(await planned({ retentionPolicies: { nothing: { days: 1 } } })).toMatchObject({ applicable: false });
  await applied({ branding: { name: null, accent: null } });
});

it('ORG-7: drift tells what differs, and tries nothing', async () => {
  await applied({ reasons: { Um: { actions: ['cancel'] }, Dois: { actions: ['cancel'] } } });
  const document = text({ reasons: { Um: { actions: ['discard'] }, Novo: { actions: ['cancel'] } } });
  const drift = await client.call('POST', '/configuration-document/drift', { token: root, body: { document } });
  expect(drift.body).toMatchObject({ added: 1, changed: 1, onlyHere: [{ kind: 'reasons', key: 'Dois' }] });
});

const name = fc.constantFrom('Ávila', 'Beta', 'c/d', '12', 'É assim', 'nó\\', 'zeta');
const logins = fc.uniqueArray(fc.constantFrom('rosa', 'ana', 'bruno'));
const words = fc.constantFrom(
  '',
  'uma linha',
  'duas\nlinhas\n',
  '  - yaml: "quase" # não',
  'é: #',
  '0123',
  'null',
  '😀',
);
const escaped = (one: string): string => one.replace(/[\\/]/g, (sign) => `\\${sign}`);

/** A whole configuration of everything that can be left to chance, each field given. */
const configuration = fc
  .record({
    top: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    below: fc.uniqueArray(name, { maxLength: 3 }),
    types: fc.uniqueArray(name, { maxLength: 3 }),
    themes: fc.uniqueArray(name, { maxLength: 3 }),
    solutions: fc.uniqueArray(name, { maxLength: 4 }),
    reasons: fc.uniqueArray(name, { maxLength: 4 }),
    queues: fc.uniqueArray(name, { maxLength: 2 }),
    inboxes: fc.uniqueArray(name, { maxLength: 2 }),
    levels: fc.shuffledSubarray(['Diretor', 'Gerente', 'Coordenador', 'Líder']),
    words: fc.array(words, { minLength: 8, maxLength: 8 }),
    people: fc.array(logins, { minLength: 8, maxLength: 8 }),
    chance: fc.infiniteStream(fc.nat({ max: 1000 })),
    order: fc.infiniteStream(fc.nat({ max: 1000 })),
  })
  .map((made) => {
    let at = 0;
    const any = <T>(items: readonly T[]): T => items[(made.chance.next().value as number) % items.length] as T;
    const some = <T>(items: readonly T[]): T[] => items.filter(() => (made.chance.next().value as number) % 2 === 0);
    const description = (): string => made.words[at++ % 8] ?? '';
    const members = (): string[] => made.people[at++ % 8] ?? [];
    const common = (): object => ({ active: any([true, false]), position: any([0, 1, 7]) });
    const of = (keys: readonly string[], values: (key: string) => object): [string, object][] =>
      keys.map((key) => [key, values(key)]);
    const top = made.top.map(escaped);
    const sectors = [...top, ...made.below.map((one) => `${any(top)} / ${escaped(one)}`)];
    const types = made.types.map(escaped);
    const solutions = made.solutions.map(escaped);
    const queues = made.queues.map(escaped);
    const inboxes = made.inboxes.map(escaped);
    const themes = types.flatMap((type) => some(made.themes).map((theme) => `${type} / ${escaped(theme)}`));
    const kinds: [string, [string, object][]][] = [
      [
        'sectors',
        of([...new Set(sectors)], () => ({
          description: description(),
          code: null,
          manager: any(['rosa', 'ana', null]),
          email: any([null, 'a@b.example']),
          members: members(),
          ...common(),
        })),
      ],
      ['occurrenceTypes', of(types, () => ({ description: description(), sectors: some(sectors), ...common() }))],
      [
        'occurrences',
        of(themes, () => {
          const possible = some(solutions);
          const defaultSolution = any([null, ...possible]);
          return {
            description: description(),
            defaultPriority: any([1, 2, 4]),
            defaultSolution,
            solutions: possible,
            ...common(),
          };
        }),
      ],
      ['solutions', of(solutions, () => ({ description: description(), ...common() }))],
      [
        'reasons',
        of(made.reasons.map(escaped), () => ({
          description: description(),
          actions: ['cancel', ...some(['pause', 'reopen'])],
          ...common(),
        })),
      ],
      ['queues', of(queues, () => ({ strategy: 'evenly', capacity: any([1, 5]), active: true, members: members() }))],
      [
        'inboxes',
        inboxes.flatMap((one) => Object.entries(whatsApp(one, { members: members() })) as [string, object][]),
      ],
      ['inboxQueues', of(inboxes, () => ({ queue: any([null, ...queues]) }))],
      ['hierarchyLevels', of(made.levels, (level) => ({ position: made.levels.indexOf(level) + 1 }))],
    ];
    const shuffled = <T>(items: readonly T[]): T[] =>
      items
        .map((item) => [made.order.next().value as number, item] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, item]) => item);
    const content = shuffled(kinds).map(([kind, records]) => [kind, new Map(shuffled(records))] as const);
    const all = new Map<string, unknown>([['guiche', 1], ['complete', kinds.map(([kind]) => kind)], ...content]);
    return stringify(all, { aliasDuplicateObjects: false });
  });

it('ORG-7: applied to whatever was there, a complete document gives what it gives on an empty installation', async () => {
  await fc.assert(
    fc.asyncProperty(configuration, configuration, async (one, other) => {
      await empty();
      await applied(one);
      const first = await exported();
      expect(await planned(one)).toMatchObject({ added: 0, changed: 0, removed: 0, problems: [] });
      await applied(other);
      const second = await exported();
      await empty();
      await applied(other);
      expect(await exported()).toBe(second);
      await empty();
      await applied(first);
      expect(await exported()).toBe(first);
    }),
    { numRuns: Number(process.env.CONFIGURATION_RUNS ?? '2'), endOnFailure: true },
  );
}, 120_000);
