/** The groups of the profile editor, in their order, as Citrus groups its permissions (IAM-5). */
export const permissionGroups = {
  users: { 'pt-BR': 'Usuários', en: 'Users' },
  administration: { 'pt-BR': 'Administração', en: 'Administration' },
  generalSettings: { 'pt-BR': 'Configurações gerais', en: 'General settings' },
  serviceDesk: { 'pt-BR': 'LemonDesk (atendimento diário)', en: 'Service desk' },
  tickets: { 'pt-BR': 'Atendimento', en: 'Tickets' },
  customers: { 'pt-BR': 'CRM', en: 'Customers' },
  knowledge: { 'pt-BR': 'Base de conhecimento', en: 'Knowledge base' },
  statistics: { 'pt-BR': 'Estatística', en: 'Statistics' },
  quality: { 'pt-BR': 'Monitoria de qualidade', en: 'Quality monitoring' },
  integrations: { 'pt-BR': 'Integrações', en: 'Integrations' },
} as const;

/** The key of a group of permissions. */
export type PermissionGroup = keyof typeof permissionGroups;

/** One permission as the profile editor shows it. */
export interface PermissionDefinition {
  readonly code: string;
  readonly group: PermissionGroup;
  readonly label: { readonly 'pt-BR': string; readonly en: string };
  readonly help: { readonly 'pt-BR': string; readonly en: string };
  /** Invisible and not grantable below the root until the root releases it (IAM-8). */
  readonly rootOnly: boolean;
}

interface PermissionText {
  readonly ptBR: string;
  readonly en: string;
  readonly ptBRHelp?: string;
  readonly enHelp?: string;
  readonly rootOnly?: boolean;
}

const defined = new Map<string, PermissionDefinition>();

const kebab = (camel: string): string => camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Defines permissions where they are used and collects them: `definePermissions('tickets', 'tickets', { transfer: … })`
 * gives `{ transfer: 'tickets.transfer' }`. Throws when a code is defined twice.
 */
export function definePermissions<Names extends Record<string, PermissionText>>(
  prefix: string,
  group: PermissionGroup,
  texts: Names,
): { readonly [Name in keyof Names]: string } {
  const codes: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    const code = `${prefix}.${kebab(name)}`;
    if (defined.has(code)) throw new Error(`The permission ${code} is defined twice`);
    defined.set(code, {
      code,
      group,
      label: { 'pt-BR': text.ptBR, en: text.en },
      help: { 'pt-BR': text.ptBRHelp ?? '', en: text.enHelp ?? '' },
      rootOnly: text.rootOnly ?? false,
    });
    codes[name] = code;
  }
  return codes as { readonly [Name in keyof Names]: string };
}

/** Every permission defined by the libs loaded so far, by group and then as defined. */
export function allPermissions(): readonly PermissionDefinition[] {
  const groups = Object.keys(permissionGroups);
  return [...defined.values()].sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
}
