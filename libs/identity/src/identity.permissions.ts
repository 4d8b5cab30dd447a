import { definePermissions } from '@guiche/kernel';

const usersMenu = ['Administração › Usuários › Usuários', 'Administration › Users › Users'] as const;
const levelsMenu = ['Administração › Níveis hierárquicos', 'Administration › Hierarchy levels'] as const;
const profilesMenu = ['Administração › Usuários › Perfil', 'Administration › Users › Profiles'] as const;
const signInMenu = ['Administração › Segurança › Acesso', 'Administration › Security › Sign-in'] as const;
const providersMenu = [
  'Administração › Segurança › Login corporativo',
  'Administration › Security › Corporate sign-in',
] as const;
const tokensMenu = ['Administração › Usuários › Chaves de API', 'Administration › Users › API tokens'] as const;

/** What one may do with the people who sign in. */
export const userPermissions = definePermissions('users', 'users', {
  list: {
    ptBR: 'Listar usuários',
    en: 'List users',
    ptBRHelp: `Ver a lista em ${usersMenu[0]}`,
    enHelp: `See the list in ${usersMenu[1]}`,
  },
  create: {
    ptBR: 'Criar usuário',
    en: 'Create user',
    ptBRHelp: `Botão +Novo em ${usersMenu[0]}`,
    enHelp: `Button +New in ${usersMenu[1]}`,
  },
  update: {
    ptBR: 'Editar usuário',
    en: 'Edit user',
    ptBRHelp: `Abrir e alterar um usuário, também desativá-lo, em ${usersMenu[0]}`,
    enHelp: `Open and change a user, also deactivate him, in ${usersMenu[1]}`,
  },
  setPassword: {
    ptBR: 'Redefinir senha de usuário',
    en: 'Set a user’s password',
    ptBRHelp: `Dar uma nova senha a um usuário em ${usersMenu[0]}; encerra as sessões dele`,
    enHelp: `Give a user a new password in ${usersMenu[1]}; ends his sessions`,
  },
  endSessions: {
    ptBR: 'Ver e encerrar sessões de usuário',
    en: 'See and end a user’s sessions',
    ptBRHelp: `Ver onde um usuário está conectado e desconectá-lo em ${usersMenu[0]} › Sessões`,
    enHelp: `See where a user is signed in, and sign him out, in ${usersMenu[1]} › Sessions`,
  },
  resetSecondFactor: {
    ptBR: 'Redefinir segundo fator de usuário',
    en: 'Reset a user’s second factor',
    ptBRHelp: `Remover o segundo fator de quem perdeu o aparelho, em ${usersMenu[0]} › Sessões`,
    enHelp: `Remove the second factor of somebody who lost his device, in ${usersMenu[1]} › Sessions`,
  },
});

/** What one may do with the levels of the hierarchy. */
export const hierarchyLevelPermissions = definePermissions('hierarchy-levels', 'administration', {
  list: {
    ptBR: 'Listar níveis hierárquicos',
    en: 'List hierarchy levels',
    ptBRHelp: `Ver a lista em ${levelsMenu[0]}`,
    enHelp: `See the list in ${levelsMenu[1]}`,
  },
  create: {
    ptBR: 'Criar nível hierárquico',
    en: 'Create hierarchy level',
    ptBRHelp: `Botão +Novo em ${levelsMenu[0]}`,
    enHelp: `Button +New in ${levelsMenu[1]}`,
  },
  update: {
    ptBR: 'Editar nível hierárquico',
    en: 'Edit hierarchy level',
    ptBRHelp: `Abrir e alterar um nível, também a sua ordem, em ${levelsMenu[0]}`,
    enHelp: `Open and change a level, also its place, in ${levelsMenu[1]}`,
  },
  delete: {
    ptBR: 'Excluir nível hierárquico',
    en: 'Delete hierarchy level',
    ptBRHelp: `Excluir um nível em ${levelsMenu[0]}; as pessoas dele passam para outro`,
    enHelp: `Delete a level in ${levelsMenu[1]}; its people get another one`,
  },
});

/** What one may do with profiles. */
export const profilePermissions = definePermissions('profiles', 'users', {
  list: {
    ptBR: 'Listar perfis',
    en: 'List profiles',
    ptBRHelp: `Ver os perfis e as suas permissões em ${profilesMenu[0]}`,
    enHelp: `See profiles and their permissions in ${profilesMenu[1]}`,
  },
  create: {
    ptBR: 'Criar perfil',
    en: 'Create profile',
    ptBRHelp: `Botões +Novo e Duplicar em ${profilesMenu[0]}`,
    enHelp: `Buttons +New and Clone in ${profilesMenu[1]}`,
  },
  update: {
    ptBR: 'Editar perfil',
    en: 'Edit profile',
    ptBRHelp: `Abrir e alterar um perfil em ${profilesMenu[0]}, dentro do que se tem`,
    enHelp: `Open and change a profile in ${profilesMenu[1]}, within what one holds`,
  },
  delete: {
    ptBR: 'Excluir perfil',
    en: 'Delete profile',
    ptBRHelp: `Excluir um perfil sem usuários em ${profilesMenu[0]}`,
    enHelp: `Delete a profile without users in ${profilesMenu[1]}`,
  },
});

/** What one may ask of other people’s access. */
export const accessPermissions = definePermissions('access', 'users', {
  explain: {
    ptBR: 'Ver permissões efetivas',
    en: 'See effective permissions',
    ptBRHelp: `Ver por que um usuário pode ou não ver ou fazer algo, em ${usersMenu[0]} e no atendimento`,
    enHelp: `See why a user may or may not see or do something, in ${usersMenu[1]} and on the ticket`,
  },
});

/** What one may do with API tokens. */
export const apiTokenPermissions = definePermissions('api-tokens', 'integrations', {
  list: {
    ptBR: 'Listar chaves de API',
    en: 'List API tokens',
    ptBRHelp: `Ver as próprias chaves em ${tokensMenu[0]}`,
    enHelp: `See one’s own tokens in ${tokensMenu[1]}`,
  },
  create: {
    ptBR: 'Criar chave de API',
    en: 'Create API token',
    ptBRHelp: `Botão +Novo em ${tokensMenu[0]}; a chave tem no máximo as permissões do dono`,
    enHelp: `Button +New in ${tokensMenu[1]}; a token has at most its owner’s permissions`,
  },
  delete: {
    ptBR: 'Revogar chave de API',
    en: 'Revoke API token',
    ptBRHelp: `Revogar as próprias chaves em ${tokensMenu[0]}`,
    enHelp: `Revoke one’s own tokens in ${tokensMenu[1]}`,
  },
  manageOthers: {
    ptBR: 'Ver e revogar chaves de API de outros',
    en: 'See and revoke other people’s API tokens',
    ptBRHelp: `Ver e revogar as chaves de todos os usuários em ${tokensMenu[0]}`,
    enHelp: `See and revoke the tokens of all users in ${tokensMenu[1]}`,
  },
});

/** What one may do with how people sign in. */
export const signInPermissions = definePermissions('sign-in', 'administration', {
  read: {
    ptBR: 'Ver configuração de acesso',
    en: 'See sign-in settings',
    ptBRHelp: `Ver a política de senhas em ${signInMenu[0]}`,
    enHelp: `See the password rules in ${signInMenu[1]}`,
  },
  update: {
    ptBR: 'Editar configuração de acesso',
    en: 'Edit sign-in settings',
    ptBRHelp: `Alterar a política de senhas e o acesso local em ${signInMenu[0]}`,
    enHelp: `Change the password rules and local sign-in in ${signInMenu[1]}`,
  },
});

/** What one may do with the directories that sign people in. Kept back by the root: whoever sets one up decides who comes in. */
export const identityProviderPermissions = definePermissions('identity-providers', 'administration', {
  list: {
    ptBR: 'Listar provedores de identidade',
    en: 'List identity providers',
    ptBRHelp: `Ver os provedores de login corporativo em ${providersMenu[0]}`,
    enHelp: `See the providers of corporate sign-in in ${providersMenu[1]}`,
  },
  create: {
    ptBR: 'Criar provedor de identidade',
    en: 'Create identity provider',
    ptBRHelp: `Botão +Novo em ${providersMenu[0]}`,
    enHelp: `Button +New in ${providersMenu[1]}`,
    rootOnly: true,
  },
  update: {
    ptBR: 'Editar provedor de identidade',
    en: 'Edit identity provider',
    ptBRHelp: `Abrir e alterar um provedor em ${providersMenu[0]}, dentro do que se tem`,
    enHelp: `Open and change a provider in ${providersMenu[1]}, within what one holds`,
    rootOnly: true,
  },
  delete: {
    ptBR: 'Excluir provedor de identidade',
    en: 'Delete identity provider',
    ptBRHelp: `Excluir um provedor em ${providersMenu[0]}; os usuários ficam`,
    enHelp: `Delete a provider in ${providersMenu[1]}; its users stay`,
    rootOnly: true,
  },
});
