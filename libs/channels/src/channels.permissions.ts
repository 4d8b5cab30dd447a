import { definePermissions } from '@guiche/kernel';

export const inboxPermissions = definePermissions('inboxes', 'generalSettings', {
  list: { ptBR: 'Listar caixas de entrada', en: 'List inboxes' },
  create: { ptBR: 'Criar caixa de entrada', en: 'Create inbox' },
  update: { ptBR: 'Editar caixa de entrada', en: 'Edit inbox' },
  delete: { ptBR: 'Excluir caixa de entrada', en: 'Delete inbox' },
});
