import { definePermissions } from '@guiche/kernel';

const menu = ['Administração › Configuração como código', 'Administration › Configuration as code'] as const;

/** Who takes the configuration out of an installation and brings it into one (ORG-7). */
export const configurationPermissions = definePermissions('configuration', 'administration', {
  export: {
    ptBR: 'Exportar configuração',
    en: 'Export configuration',
    ptBRHelp: `Baixar e comparar a configuração em ${menu[0]}, dentro do que se pode listar`,
    enHelp: `Download and compare the configuration in ${menu[1]}, within what one may list`,
  },
  apply: {
    ptBR: 'Aplicar configuração',
    en: 'Apply configuration',
    ptBRHelp: `Planejar e aplicar um documento em ${menu[0]}, dentro do que se pode criar, editar e excluir`,
    enHelp: `Plan and apply a document in ${menu[1]}, within what one may create, edit and delete`,
  },
});
