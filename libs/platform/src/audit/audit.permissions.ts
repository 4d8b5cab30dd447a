import { definePermissions } from '@guiche/kernel';

/** Who may read the audit trail. */
export const auditPermissions = definePermissions('audit', 'administration', {
  list: {
    ptBR: 'Listar auditoria',
    en: 'Read the audit trail',
    ptBRHelp: 'Ver quem fez o quê, quando e de onde',
    enHelp: 'See who did what, when and from where',
  },
  export: {
    ptBR: 'Exportar auditoria',
    en: 'Export the audit trail',
    ptBRHelp: 'Baixar a trilha em CSV ou JSON; a própria exportação fica registrada',
    enHelp: 'Download the trail as CSV or JSON; the export itself is recorded',
  },
});
