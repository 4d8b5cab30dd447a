import { allPermissions, type PermissionDefinition } from '@guiche/kernel';
import { reaches, reachNames, type Reach, type ReachName } from '../access/reach.js';

/** The four profiles every installation has (IAM-7). */
export const builtInProfileCodes = ['administrator', 'supervisor', 'agent', 'assistant'] as const;
export type BuiltInProfileCode = (typeof builtInProfileCodes)[number];

/** One built-in profile as the code describes it. */
export interface BuiltInProfile extends Reach {
  readonly code: BuiltInProfileCode;
  readonly name: string;
  readonly description: string;
  holds(permission: PermissionDefinition): boolean;
}

const among =
  (...codes: string[]) =>
  ({ code }: PermissionDefinition): boolean =>
    codes.some((pattern) => (pattern.endsWith('.*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern));

// Named by code, not by constant: the libs that define these permissions lie to the right of this one.
const assistantHolds = among(
  'tickets.list',
  'tickets.read-messages',
  'tickets.reply',
  'tickets.note',
  'tickets.take',
  'tickets.classify',
  'tickets.finish',
  'intakes.list',
  'customers.list',
  'contacts.list',
  'canned-answers.list',
  'agents.list',
  'agents.set-presence',
  'queues.list',
  // What the desk classifies, transfers and finishes with.
  'sectors.list',
  'teams.list',
  'regions.list',
  'activity-types.list',
  'documents.list',
  'occurrence-types.list',
  'occurrences.list',
  'solutions.list',
  'reasons.list',
);
const agentAlsoHolds = among(
  'tickets.*',
  'intakes.*',
  'customers.list',
  'customers.create',
  'customers.update',
  'contacts.list',
  'contacts.create',
  'contacts.update',
  'canned-answers.list',
  'canned-answers.create',
  'canned-answers.update',
  'canned-answers.delete',
  'macros.*',
);
const supervisorAlsoHolds = among('reports.*', 'live-view.*', 'dashboards.list');

// People work in the desk; what is for programs is given to the user of a program.
const isForPrograms = ({ code }: PermissionDefinition): boolean => code.endsWith('-via-api');

const agentHolds = (permission: PermissionDefinition): boolean =>
  !permission.rootOnly && !isForPrograms(permission) && (assistantHolds(permission) || agentAlsoHolds(permission));

const reach = (...names: ReachName[]): Reach =>
  Object.fromEntries(reachNames.map((name) => [reaches[name], names.includes(name)])) as unknown as Reach;

/** What each built-in profile is and holds. */
export const builtInProfiles: readonly BuiltInProfile[] = [
  {
    code: 'administrator',
    name: 'Administrador',
    description: 'Acesso a todos os recursos, inclusive usuários e perfis.',
    ...reach('unassigned', 'others', 'allInboxes'),
    holds: ({ rootOnly }) => !rootOnly,
  },
  {
    code: 'supervisor',
    name: 'Supervisor',
    description: 'O que um agente pode, e todos os relatórios, com download.',
    ...reach('unassigned', 'others'),
    holds: (permission) => agentHolds(permission) || supervisorAlsoHolds(permission),
  },
  {
    code: 'agent',
    name: 'Agente',
    description:
      'Lê e responde todos os atendimentos das suas caixas de entrada; atribui; mantém contatos e respostas prontas.',
    ...reach('unassigned', 'others'),
    holds: agentHolds,
  },
  {
    code: 'assistant',
    name: 'Assistente',
    description:
      'Lê e responde os atendimentos atribuídos a si ou a ninguém nas suas caixas de entrada; só lê as respostas prontas.',
    ...reach('unassigned'),
    holds: (permission) => !permission.rootOnly && assistantHolds(permission),
  },
];

/** The codes a built-in profile is given by the permissions loaded in this process. */
export const givenTo = (profile: BuiltInProfile, defined = allPermissions()): string[] =>
  defined.filter((permission) => profile.holds(permission)).map(({ code }) => code);
