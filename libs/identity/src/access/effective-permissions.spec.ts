import type { PermissionDefinition } from '@guiche/kernel';
import { effectivePermissions } from './effective-permissions.js';

const permission = (code: string, rootOnly = false): PermissionDefinition => ({
  code,
  group: 'users',
  label: { 'pt-BR': code, en: code },
  help: { 'pt-BR': '', en: '' },
  rootOnly,
});
const defined = [permission('a'), permission('b'), permission('api', true)];
const none: ReadonlySet<string> = new Set();
const held = (builtIn: string | null, permissions: string[], released = none): string[] => [
  ...effectivePermissions({ builtIn, permissions }, released, defined),
];

it('IAM-6: a profile gives what it names, as far as this release knows it', () => {
  expect(held(null, ['b', 'gone'])).toEqual(['b']);
});

it('IAM-7: the administrator holds everything, also what a later release adds', () => {
  expect(held('administrator', [])).toEqual(['a', 'b']);
});

it('IAM-8: a root-only permission gives nothing until the root releases it', () => {
  expect(held(null, ['a', 'api'])).toEqual(['a']);
  expect(held(null, ['a', 'api'], new Set(['api']))).toEqual(['a', 'api']);
  expect(held('administrator', [], new Set(['api']))).toEqual(['a', 'b', 'api']);
});
