import { definePermissions, type PermissionGroup } from '@guiche/kernel';

interface Screen {
  readonly menu: { readonly ptBR: string; readonly en: string };
  readonly one: { readonly ptBR: string; readonly en: string };
  readonly many: { readonly ptBR: string; readonly en: string };
}

/** The four permissions of a catalogue screen, named by Citrus' rule: Listar, Criar, Editar, Excluir. */
const screenPermissions = (
  prefix: string,
  group: PermissionGroup,
  { menu, one, many }: Screen,
): Readonly<Record<'list' | 'create' | 'update' | 'delete', string>> =>
  definePermissions(prefix, group, {
    list: {
      ptBR: `Listar ${many.ptBR}`,
      en: `List ${many.en}`,
      ptBRHelp: `Ver a lista em ${menu.ptBR}`,
      enHelp: `See the list in ${menu.en}`,
    },
    create: {
      ptBR: `Criar ${one.ptBR}`,
      en: `Create ${one.en}`,
      ptBRHelp: `Botão +Novo em ${menu.ptBR}`,
      enHelp: `Button +New in ${menu.en}`,
    },
    update: {
      ptBR: `Editar ${one.ptBR}`,
      en: `Edit ${one.en}`,
      ptBRHelp: `Abrir e alterar em ${menu.ptBR}`,
      enHelp: `Open and change in ${menu.en}`,
    },
    delete: {
      ptBR: `Excluir ${one.ptBR}`,
      en: `Delete ${one.en}`,
      ptBRHelp: `Excluir em ${menu.ptBR}, enquanto não usado`,
      enHelp: `Delete in ${menu.en}, while unused`,
    },
  });

const general = (ptBR: string, en: string): Screen['menu'] => ({
  ptBR: `Administração › Configurações gerais › ${ptBR}`,
  en: `Administration › General settings › ${en}`,
});

export const occurrenceTypePermissions = screenPermissions('occurrence-types', 'generalSettings', {
  menu: general('Tipos de ocorrência', 'Occurrence types'),
  one: { ptBR: 'tipo de ocorrência', en: 'occurrence type' },
  many: { ptBR: 'tipos de ocorrência', en: 'occurrence types' },
});
export const occurrencePermissions = screenPermissions('occurrences', 'generalSettings', {
  menu: general('Ocorrências', 'Occurrences'),
  one: { ptBR: 'ocorrência', en: 'occurrence' },
  many: { ptBR: 'ocorrências', en: 'occurrences' },
});
export const solutionPermissions = screenPermissions('solutions', 'generalSettings', {
  menu: general('Soluções', 'Solutions'),
  one: { ptBR: 'solução', en: 'solution' },
  many: { ptBR: 'soluções', en: 'solutions' },
});
export const reasonPermissions = screenPermissions('reasons', 'generalSettings', {
  menu: general('Motivos', 'Reasons'),
  one: { ptBR: 'motivo', en: 'reason' },
  many: { ptBR: 'motivos', en: 'reasons' },
});
export const cannedAnswerPermissions = screenPermissions('canned-answers', 'tickets', {
  menu: { ptBR: 'Administração › Atendimentos › Respostas prontas', en: 'Administration › Tickets › Canned answers' },
  one: { ptBR: 'resposta pronta', en: 'canned answer' },
  many: { ptBR: 'respostas prontas', en: 'canned answers' },
});
