import { definePermissions } from '@guiche/kernel';

const queuesMenu = {
  ptBRHelp: 'Administração › Atendimentos › Fila de atendimento',
  enHelp: 'Administration › Tickets › Queues',
};

/** Queues, as Citrus names their permissions. */
export const queuePermissions = definePermissions('queues', 'tickets', {
  list: { ptBR: 'Listar filas de atendimento', en: 'List queues', ...queuesMenu },
  create: { ptBR: 'Criar fila de atendimento', en: 'Create queue', ...queuesMenu },
  update: { ptBR: 'Editar fila de atendimento', en: 'Edit queue', ...queuesMenu },
  delete: { ptBR: 'Excluir fila de atendimento', en: 'Delete queue', ...queuesMenu },
});

/** Who is at work. */
export const agentPermissions = definePermissions('agents', 'serviceDesk', {
  list: {
    ptBR: 'Ver a situação e a carga dos atendentes',
    en: 'See agents’ presence and load',
    ptBRHelp: 'Necessária para transferir a um atendente',
    enHelp: 'Needed to transfer to an agent',
  },
  setPresence: {
    ptBR: 'Alterar a própria situação',
    en: 'Set one’s own presence',
    ptBRHelp: 'Ficar disponível, ocupado ou em pausa para receber atendimentos',
    enHelp: 'Be online, busy or paused to receive tickets',
  },
});
