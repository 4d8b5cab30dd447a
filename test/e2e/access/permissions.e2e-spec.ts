import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { allPermissions, permissionGroups } from '@guiche/kernel';
import { AccessMap, createHttpApp } from '@guiche/platform/http';
import { ApiModule } from '../../../apps/api/src/api.module.js';
import { useDatabase } from '../../support/database.js';

useDatabase();
let app: NestFastifyApplication;
beforeAll(async () => {
  app = await createHttpApp(ApiModule, { logger: false });
  await app.init();
}, 60_000);
afterAll(() => app?.close());

/** Permissions that no route declares because what is asked for decides which of them it takes, with where they are asked. */
const askedInside: Readonly<Record<string, string>> = {
  'api-tokens.manage-others': 'the routes of API tokens, for those of others',
  'tickets.note': 'POST /tickets/:id/messages, for a note',
  'tickets.finish': 'POST /tickets/:id/change-status, by the step',
  'tickets.cancel': 'POST /tickets/:id/change-status, by the step',
  'tickets.mark-unfounded': 'POST /tickets/:id/change-status, by the step',
  'tickets.reopen': 'POST /tickets/:id/change-status, by the step',
  'tickets.change-status-via-api': 'the façade of Citrus, which answers in its own words',
};

it('IAM-5: every permission guards something; one that guards nothing is not shown', () => {
  const declared = new Set(
    app
      .get(AccessMap)
      .all()
      .flatMap(({ access }) => (access.kind === 'permission' ? [access.permission] : [])),
  );
  const idle = allPermissions().filter(({ code }) => !declared.has(code) && !(code in askedInside));
  expect(idle.map(({ code }) => code)).toEqual([]);
  const stale = Object.keys(askedInside).filter((code) => declared.has(code));
  expect(stale).toEqual([]);
});

it('IAM-5: each has a label of its own in both languages and a group that Citrus knows', () => {
  const defined = allPermissions();
  for (const language of ['pt-BR', 'en'] as const) {
    const labels = defined.map(({ label }) => label[language]);
    expect(labels.filter((label) => label.trim() === '')).toEqual([]);
    expect(labels.filter((label, place) => labels.indexOf(label) !== place)).toEqual([]);
  }
  expect(defined.filter(({ group }) => !(group in permissionGroups)).map(({ code }) => code)).toEqual([]);
});

it.each([
  ['list', /^(Listar|Ver) /],
  ['create', /^Criar /],
  ['update', /^Editar /],
  ['delete', /^(Excluir|Revogar) /],
])('IAM-5: *.%s is called as Citrus calls it', (verb, name) => {
  const others = allPermissions().filter(({ code, label }) => code.endsWith(`.${verb}`) && !name.test(label['pt-BR']));
  expect(others.map(({ code, label }) => `${code}: ${label['pt-BR']}`)).toEqual([]);
});
