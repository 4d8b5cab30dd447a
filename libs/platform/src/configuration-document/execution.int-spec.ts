import { Injectable, Module } from '@nestjs/common';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { newId } from '@guiche/kernel';
import { useDatabase } from '../../../../test/support/database.js';
import { AuditModule } from '../audit/index.js';
import { DatabaseModule, statement, UnitOfWork } from '../database/index.js';
import { createHttpApp, HttpModule } from '../http/index.js';
import { OutboxModule } from '../outbox/index.js';
import { ConfigurationDocumentModule } from './configuration-document.module.js';
import { ConfigurationDocuments } from './configuration-documents.js';
import { defineConfigurationKind, field, type ConfigurationKind } from './configuration-kind.js';

const db = useDatabase();

class PlaceDto {
  @IsOptional() @IsString() name?: string;
  @IsOptional() @IsUUID() otherId?: string | null;
}

const all = statement(
  'spec.places',
  `SELECT id, 1 AS version, name, other_id AS "otherId" FROM spec_place WHERE kind = $1`,
);
const add = statement(
  'spec.place-add',
  `INSERT INTO spec_place (id, kind, name, other_id) VALUES ($1, $2, $3, $4) RETURNING id, 1 AS version`,
);
const change = statement('spec.place-change', `UPDATE spec_place SET other_id = $2 WHERE id = $1`);

/** Islands and bridges refer to each other: neither can be made before the other. */
@Injectable()
class Places {
  constructor(readonly uow: UnitOfWork) {}
}

const kindOf = (name: string, other: string): ConfigurationKind =>
  defineConfigurationKind<Places>({
    name,
    label: { 'pt-BR': name, en: name },
    permissions: 'root',
    key: { member: 'name' },
    fields: { other: field.reference(other, 'otherId') },
    creates: PlaceDto,
    updates: PlaceDto,
    keeper: Places,
    read: ({ uow }) => uow.read((tx) => tx.rows(all, [name])),
    add: ({ uow }, _actor, values) =>
      uow.run(
        async (tx) => (await tx.row<object>(add, [newId(), name, values['name'], values['otherId'] ?? null])) ?? {},
      ),
    change: ({ uow }, _actor, { id }, { otherId }) => uow.run((tx) => tx.rows(change, [id, otherId])),
  });

@Module({
  imports: [
    DatabaseModule.forRoot([]),
    OutboxModule,
    HttpModule,
    AuditModule,
    ConfigurationDocumentModule.forRoot([kindOf('islands', 'bridges'), kindOf('bridges', 'islands')]),
  ],
  providers: [Places],
  exports: [Places],
})
class Archipelago {}

it('ORG-7: records that refer to each other are made in two steps, in one transaction', async () => {
  await db.sql(`CREATE TABLE spec_place (id uuid PRIMARY KEY, kind text, name text, UNIQUE (kind, name),
                  other_id uuid REFERENCES spec_place)`);
  const app = await createHttpApp(Archipelago, { logger: false });
  await app.init();
  const documents = app.get(ConfigurationDocuments);
  const root = { userId: newId(), isRoot: true, permissions: new Set<string>() };
  const text = `guiche: 1
islands:
  Ilha: { other: Ponte }
  Ilhota: { other: Ponte }
bridges:
  Ponte: { other: Ilhota }
`;
  const plan = await documents.plan(root, text);
  expect(plan).toMatchObject({ applicable: true, added: 3, problems: [] });
  await documents.apply(root, text, plan.fingerprint);
  expect(await documents.plan(root, text)).toMatchObject({ added: 0, changed: 0 });
  expect(
    await db.sql(`SELECT p.name, o.name AS other FROM spec_place p JOIN spec_place o ON o.id = p.other_id ORDER BY 1`),
  ).toEqual([
    { name: 'Ilha', other: 'Ponte' },
    { name: 'Ilhota', other: 'Ponte' },
    { name: 'Ponte', other: 'Ilhota' },
  ]);
  const nobody = { ...root, isRoot: false };
  expect(await documents.plan(nobody, text)).toMatchObject({ applicable: false });
  await app.close();
});
