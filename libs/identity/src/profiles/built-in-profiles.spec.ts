import type { PermissionDefinition } from '@guiche/kernel';
import { builtInProfiles, givenTo, type BuiltInProfileCode } from './built-in-profiles.js';

const permission = (code: string, rootOnly = false): PermissionDefinition => ({
  code,
  group: 'tickets',
  label: { 'pt-BR': code, en: code },
  help: { 'pt-BR': '', en: '' },
  rootOnly,
});
const defined = [
  'users.update',
  'tickets.list',
  'tickets.reply',
  'tickets.assign',
  'tickets.read-status-via-api',
  'contacts.list',
  'contacts.update',
  'canned-answers.list',
  'canned-answers.update',
  'sectors.list',
  'sectors.update',
  'reports.download',
].map((code) => permission(code));
const kept = permission('tickets.change-status-via-api', true);
const heldBy = (code: BuiltInProfileCode): string[] => {
  const profile = builtInProfiles.find((one) => one.code === code);
  return profile ? givenTo(profile, [...defined, kept]) : [];
};

it('IAM-7: the assistant reads and answers, and reads canned answers without changing them', () => {
  expect(heldBy('assistant')).toEqual([
    'tickets.list',
    'tickets.reply',
    'contacts.list',
    'canned-answers.list',
    'sectors.list',
  ]);
});

it('IAM-7: the agent also assigns, and keeps contacts and canned answers', () => {
  expect(heldBy('agent')).toEqual([
    'tickets.list',
    'tickets.reply',
    'tickets.assign',
    'contacts.list',
    'contacts.update',
    'canned-answers.list',
    'canned-answers.update',
    'sectors.list',
  ]);
});

it('IAM-7: the supervisor holds what an agent holds, and the reports with download', () => {
  expect(heldBy('supervisor')).toEqual([...heldBy('agent'), 'reports.download']);
});

it('IAM-7, IAM-8: the administrator holds everything but what the root keeps back', () => {
  expect(heldBy('administrator')).toEqual(defined.map(({ code }) => code));
});
