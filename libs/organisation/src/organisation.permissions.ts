import { definePermissions } from '@guiche/kernel';

const menu = { ptBR: 'Administração › Setores', en: 'Administration › Sectors' };

/** What one may do with sectors. */
export const sectorPermissions = definePermissions('sectors', 'administration', {
  list: {
    ptBR: 'Listar setores',
    en: 'List sectors',
    ptBRHelp: `Ver a lista em ${menu.ptBR}`,
    enHelp: `See the list in ${menu.en}`,
  },
  create: {
    ptBR: 'Criar setor',
    en: 'Create sector',
    ptBRHelp: `Botão +Novo em ${menu.ptBR}`,
    enHelp: `Button +New in ${menu.en}`,
  },
  update: {
    ptBR: 'Editar setor',
    en: 'Edit sector',
    ptBRHelp: `Abrir e alterar em ${menu.ptBR}`,
    enHelp: `Open and change in ${menu.en}`,
  },
  delete: {
    ptBR: 'Excluir setor',
    en: 'Delete sector',
    ptBRHelp: `Excluir em ${menu.ptBR}, enquanto não usado`,
    enHelp: `Delete in ${menu.en}, while unused`,
  },
});
