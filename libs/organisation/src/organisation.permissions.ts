import { definePermissions } from '@guiche/kernel';

interface Screen {
  readonly menu: { readonly ptBR: string; readonly en: string };
  readonly one: { readonly ptBR: string; readonly en: string };
  readonly many: { readonly ptBR: string; readonly en: string };
}

/** The words of the four permissions of a screen, by Citrus' rule: Listar, Criar, Editar, Excluir. */
const toList = ({ menu, many }: Screen) => ({
  ptBR: `Listar ${many.ptBR}`,
  en: `List ${many.en}`,
  ptBRHelp: `Ver a lista em ${menu.ptBR}`,
  enHelp: `See the list in ${menu.en}`,
});
const toCreate = ({ menu, one }: Screen) => ({
  ptBR: `Criar ${one.ptBR}`,
  en: `Create ${one.en}`,
  ptBRHelp: `Botão +Novo em ${menu.ptBR}`,
  enHelp: `Button +New in ${menu.en}`,
});
const toUpdate = ({ menu, one }: Screen) => ({
  ptBR: `Editar ${one.ptBR}`,
  en: `Edit ${one.en}`,
  ptBRHelp: `Abrir e alterar em ${menu.ptBR}`,
  enHelp: `Open and change in ${menu.en}`,
});
const toDelete = ({ menu, one }: Screen) => ({
  ptBR: `Excluir ${one.ptBR}`,
  en: `Delete ${one.en}`,
  ptBRHelp: `Excluir em ${menu.ptBR}, enquanto não usado`,
  enHelp: `Delete in ${menu.en}, while unused`,
});

const sectorScreen: Screen = {
  menu: { ptBR: 'Administração › Setores', en: 'Administration › Sectors' },
  one: { ptBR: 'setor', en: 'sector' },
  many: { ptBR: 'setores', en: 'sectors' },
};
/** What one may do with sectors. */
export const sectorPermissions = definePermissions('sectors', 'administration', {
  list: toList(sectorScreen),
  create: toCreate(sectorScreen),
  update: toUpdate(sectorScreen),
  delete: toDelete(sectorScreen),
});
const teamScreen: Screen = {
  menu: { ptBR: 'Administração › Atendimentos › Equipes (Grupo de Atendente)', en: 'Administration › Tickets › Teams' },
  one: { ptBR: 'equipe', en: 'team' },
  many: { ptBR: 'equipes', en: 'teams' },
};
/** What one may do with teams. */
export const teamPermissions = definePermissions('teams', 'tickets', {
  list: toList(teamScreen),
  create: toCreate(teamScreen),
  update: toUpdate(teamScreen),
  delete: toDelete(teamScreen),
});
const noticeScreen: Screen = {
  menu: { ptBR: 'Administração › Avisos', en: 'Administration › Notices' },
  one: { ptBR: 'aviso', en: 'notice' },
  many: { ptBR: 'avisos', en: 'notices' },
};
/** What one may do with notices; everybody reads those addressed to him. */
export const noticePermissions = definePermissions('notices', 'administration', {
  list: toList(noticeScreen),
  create: toCreate(noticeScreen),
  update: toUpdate(noticeScreen),
  delete: toDelete(noticeScreen),
});
const regionScreen: Screen = {
  menu: { ptBR: 'Administração › Configurações gerais › Regiões', en: 'Administration › General settings › Regions' },
  one: { ptBR: 'região', en: 'region' },
  many: { ptBR: 'regiões', en: 'regions' },
};
/** What one may do with regions. */
export const regionPermissions = definePermissions('regions', 'generalSettings', {
  list: toList(regionScreen),
  create: toCreate(regionScreen),
  update: toUpdate(regionScreen),
  delete: toDelete(regionScreen),
});
const activityTypeScreen: Screen = {
  menu: {
    ptBR: 'Administração › Configurações gerais › Tipos de atividade',
    en: 'Administration › General settings › Activity types',
  },
  one: { ptBR: 'tipo de atividade', en: 'activity type' },
  many: { ptBR: 'tipos de atividade', en: 'activity types' },
};
/** What one may do with activity types. */
export const activityTypePermissions = definePermissions('activity-types', 'generalSettings', {
  list: toList(activityTypeScreen),
  create: toCreate(activityTypeScreen),
  update: toUpdate(activityTypeScreen),
  delete: toDelete(activityTypeScreen),
});
const documentScreen: Screen = {
  menu: {
    ptBR: 'Administração › Configurações gerais › Documentos',
    en: 'Administration › General settings › Documents',
  },
  one: { ptBR: 'documento', en: 'document' },
  many: { ptBR: 'documentos', en: 'documents' },
};
/** What one may do with documents; who lists them may open them. */
export const documentPermissions = definePermissions('documents', 'generalSettings', {
  list: toList(documentScreen),
  create: toCreate(documentScreen),
  update: toUpdate(documentScreen),
  delete: toDelete(documentScreen),
});
/** What one may do with the platform's own looks; everybody sees them. */
export const brandingPermissions = definePermissions('branding', 'generalSettings', {
  update: {
    ptBR: 'Editar identidade visual',
    en: 'Edit platform identity',
    ptBRHelp: 'Alterar nome, logotipo, ícone e cores em Administração › Configurações gerais › Identidade visual',
    enHelp: 'Change name, logo, icon and colours in Administration › General settings › Platform identity',
  },
});
