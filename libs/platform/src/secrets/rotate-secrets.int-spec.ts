import { DataSource } from 'typeorm';
import { useDatabase } from '../../../../test/support/database.js';
import { forgetConfiguration } from '../config/index.js';
import { dataSourceOptions, UnitOfWork } from '../database/index.js';
import { rotateSecrets } from './rotate-secrets.js';
import { defineSealedColumn } from './sealed-columns.js';
import { Sealed } from './sealed.js';
import { Secrets } from './secrets.js';

const db = useDatabase();
let source: DataSource;
beforeAll(async () => {
  source = await new DataSource(dataSourceOptions(db.url)).initialize();
  await db.sql(`CREATE TABLE vault (id int PRIMARY KEY, one text, many jsonb)`);
  await db.sql(`CREATE TABLE forgotten_vault (id int PRIMARY KEY, many jsonb)`);
});
afterAll(() => source.destroy());

const keys = [
  'first-key-first-key-first-key-first-key',
  'second-key-second-key-second-key-second',
  'third-key-third-key-third-key-third-key',
];
const withKeys = (current: string, old = ''): Secrets => {
  process.env.GUICHE_SECRET_KEY = current;
  process.env.GUICHE_SECRET_KEYS_OLD = old;
  forgetConfiguration();
  return new Secrets();
};
defineSealedColumn({ table: 'vault', column: 'one', key: 'id', kind: 'text' });
defineSealedColumn({ table: 'vault', column: 'many', key: 'id', kind: 'json' });

const fill = async (secrets: Secrets, from: number, to: number): Promise<void> => {
  for (let id = from; id <= to; id++) {
    const many = {
      plain: 'v1.not.sealed',
      token: secrets.seal(`t${id}`).toColumn(),
      deep: [{ x: secrets.seal('ü').toColumn() }],
    };
    await db.sql('INSERT INTO vault (id, one, many) VALUES ($1, $2, $3)', [
      id,
      id % 3 ? secrets.seal(`s${id}`).toColumn() : null,
      many,
    ]);
  }
};
const read = async () =>
  db.sql<{ id: number; one: string | null; many: { plain: string; token: string; deep: { x: string }[] } }>(
    'SELECT * FROM vault ORDER BY id',
  );

it('IAM-18: everything registered is sealed with the new key, and opens without the old one', async () => {
  await fill(withKeys(keys[0] ?? ''), 1, 130);
  const secrets = withKeys(keys[1] ?? '', keys[0]);
  await fill(secrets, 131, 135);
  const uow = new UnitOfWork(source);
  const { resealed, findings } = await rotateSecrets(uow, secrets);
  expect(findings).toEqual([]);
  expect(resealed).toMatchObject({ 'vault.one': 87, 'vault.many': 130 });
  const alone = withKeys(keys[1] ?? '');
  for (const { id, one, many } of await read()) {
    if (one !== null) expect(alone.open(Sealed.fromColumn(one))).toBe(`s${id}`);
    expect(alone.open(Sealed.fromColumn(many.token))).toBe(`t${id}`);
    expect(alone.open(Sealed.fromColumn(many.deep[0]?.x ?? ''))).toBe('ü');
    expect(many.plain).toBe('v1.not.sealed');
  }
  expect((await rotateSecrets(uow, alone)).resealed).toMatchObject({ 'vault.one': 0, 'vault.many': 0 });
});

it('IAM-18: what was interrupted goes on, and two at once do the work once', async () => {
  const secrets = withKeys(keys[2] ?? '', keys[1]);
  const uow = new UnitOfWork(source);
  const stopped = rotateSecrets(uow, secrets, () => {
    throw new Error('pulled the plug');
  });
  await expect(stopped).rejects.toThrow('pulled the plug');
  const [a, b] = await Promise.all([rotateSecrets(uow, secrets), rotateSecrets(uow, secrets)]);
  expect([a.findings, b.findings]).toEqual([[], []]);
  const alone = withKeys(keys[2] ?? '');
  for (const { id, many } of await read()) expect(alone.open(Sealed.fromColumn(many.token))).toBe(`t${id}`);
});

it('IAM-18: what cannot be opened, or nobody registered, is named', async () => {
  await db.sql('INSERT INTO forgotten_vault VALUES (1, $1)', [
    {
      token: withKeys(keys[0] ?? '')
        .seal('x')
        .toColumn(),
    },
  ]);
  await db.sql('INSERT INTO vault (id, one) VALUES (999, $1)', [
    withKeys('lost-key-lost-key-lost-key-lost-key-lost').seal('x').toColumn(),
  ]);
  const { findings } = await rotateSecrets(new UnitOfWork(source), withKeys(keys[2] ?? '', keys[0]));
  expect(findings).toEqual([
    expect.stringMatching(/^vault.one of 999 cannot be opened: .*not configured/),
    expect.stringMatching(/^forgotten_vault.many holds 1 rows sealed with an earlier key, and is not registered/),
  ]);
});
