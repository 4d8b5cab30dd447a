import { definePermissions } from '@guiche/kernel';

interface Screen {
  readonly menu: { readonly ptBR: string; readonly en: string };
  readonly one: { readonly ptBR: string; readonly en: string };
  readonly many: { readonly ptBR: string; readonly en: string };
}

/** The words of the four permissions of a catalogue screen, by Citrus' rule: Listar, Criar, Editar, Excluir. */
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

const general = (ptBR: string, en: string): Screen['menu'] => ({
  ptBR: `Administração › Configurações gerais › ${ptBR}`,
  en: `Administration › General settings › ${en}`,
});

const occurrenceTypeScreen: Screen = {
  menu: general('Tipos de ocorrência', 'Occurrence types'),
  one: { ptBR: 'tipo de ocorrência', en: 'occurrence type' },
  many: { ptBR: 'tipos de ocorrência', en: 'occurrence types' },
};
/** What one may do with occurrence types. */
export const occurrenceTypePermissions = definePermissions('occurrence-types', 'generalSettings', {
  list: toList(occurrenceTypeScreen),
  create: toCreate(occurrenceTypeScreen),
  update: toUpdate(occurrenceTypeScreen),
  delete: toDelete(occurrenceTypeScreen),
});
const occurrenceScreen: Screen = {
  menu: general('Ocorrências', 'Occurrences'),
  one: { ptBR: 'ocorrência', en: 'occurrence' },
  many: { ptBR: 'ocorrências', en: 'occurrences' },
};
/** What one may do with occurrences. */
export const occurrencePermissions = definePermissions('occurrences', 'generalSettings', {
  list: toList(occurrenceScreen),
  create: toCreate(occurrenceScreen),
  update: toUpdate(occurrenceScreen),
  delete: toDelete(occurrenceScreen),
});
const solutionScreen: Screen = {
  menu: general('Soluções', 'Solutions'),
  one: { ptBR: 'solução', en: 'solution' },
  many: { ptBR: 'soluções', en: 'solutions' },
};
/** What one may do with solutions. */
export const solutionPermissions = definePermissions('solutions', 'generalSettings', {
  list: toList(solutionScreen),
  create: toCreate(solutionScreen),
  update: toUpdate(solutionScreen),
  delete: toDelete(solutionScreen),
});
const reasonScreen: Screen = {
  menu: general('Motivos', 'Reasons'),
  one: { ptBR: 'motivo', en: 'reason' },
  many: { ptBR: 'motivos', en: 'reasons' },
};
/** What one may do with reasons. */
export const reasonPermissions = definePermissions('reasons', 'generalSettings', {
  list: toList(reasonScreen),
  create: toCreate(reasonScreen),
  update: toUpdate(reasonScreen),
  delete: toDelete(reasonScreen),
});
const cannedAnswerScreen: Screen = {
  menu: { ptBR: 'Administração › Atendimentos › Respostas prontas', en: 'Administration › Tickets › Canned answers' },
  one: { ptBR: 'resposta pronta', en: 'canned answer' },
  many: { ptBR: 'respostas prontas', en: 'canned answers' },
};
/** What one may do with canned answers. */
export const cannedAnswerPermissions = definePermissions('canned-answers', 'tickets', {
  list: toList(cannedAnswerScreen),
  create: toCreate(cannedAnswerScreen),
  update: toUpdate(cannedAnswerScreen),
  delete: toDelete(cannedAnswerScreen),
});
