import { definePermissions } from '@guiche/kernel';

/** Who decides how long data is kept. */
export const retentionPermissions = definePermissions('retention-policies', 'administration', {
  list: {
    ptBR: 'Listar políticas de retenção',
    en: 'List retention policies',
    ptBRHelp: 'Administração > LGPD > Retenção: ver por quanto tempo cada classe de dados é guardada',
    enHelp: 'Administration > Privacy > Retention: see how long each class of data is kept',
  },
  update: {
    ptBR: 'Editar políticas de retenção',
    en: 'Edit retention policies',
    ptBRHelp: 'Administração > LGPD > Retenção: mudar prazos; o que vence é apagado de forma definitiva',
    enHelp: 'Administration > Privacy > Retention: change periods; what expires is removed for good',
  },
  run: {
    ptBR: 'Executar a retenção de dados',
    en: 'Run data retention',
    ptBRHelp: 'Administração > LGPD > Retenção: iniciar e cancelar a limpeza sem esperar a noite',
    enHelp: 'Administration > Privacy > Retention: start and cancel the clean-up without waiting for the night',
  },
});
