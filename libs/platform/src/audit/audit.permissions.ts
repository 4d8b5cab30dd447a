import { definePermissions } from '@guiche/kernel';

/** Who may read the audit trail. */
export const auditPermissions = definePermissions('audit', 'administration', {
  list: {
    ptBR: 'Consultar auditoria',
    en: 'Read the audit trail',
    ptBRHelp: 'Ver quem fez o quê, quando e de onde',
    enHelp: 'See who did what, when and from where',
  },
});
