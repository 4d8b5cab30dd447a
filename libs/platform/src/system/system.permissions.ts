import { definePermissions } from '@guiche/kernel';

/** Who looks after the machinery. */
export const systemPermissions = definePermissions('system', 'administration', {
  read: {
    ptBR: 'Ver o estado do sistema',
    en: 'See the state of the system',
    ptBRHelp: 'Ver tarefas que falharam e eventos estacionados',
    enHelp: 'See failed jobs and parked events',
  },
  retry: {
    ptBR: 'Repetir tarefas e eventos do sistema',
    en: 'Retry jobs and events of the system',
    ptBRHelp: 'Executar de novo o que falhou, quando a causa foi resolvida',
    enHelp: 'Run again what failed, once its cause is gone',
  },
});
