import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Motivo |||| Motivos',
    about: 'Justificativas prontas, cada uma para as ações em que pode ser usada.',
    empty: 'Um motivo justifica uma ação, como Cliente desistiu ao cancelar.',
    fields: { name: 'Nome', description: 'Descrição', actions: 'Ações', position: 'Ordem', active: 'Ativo' },
    help: {
      name: 'Único: a API encontra o motivo pelo nome, sem diferenciar maiúsculas.',
      actions: 'Em quais ações este motivo é oferecido.',
      position: 'Os menores aparecem primeiro.',
    },
    actions: {
      cancel: 'Cancelar',
      unfounded: 'Marcar como improcedente',
      reopen: 'Reabrir',
      transfer: 'Transferir',
      discard: 'Descartar pré-atendimento',
      pause: 'Pausar',
      delete: 'Excluir',
      block: 'Bloquear',
    },
  },
  {
    name: 'Reason |||| Reasons',
    about: 'Ready justifications, each for the actions it may be used with.',
    empty: 'A reason justifies an action, such as Customer gave up when cancelling.',
    fields: { name: 'Name', description: 'Description', actions: 'Actions', position: 'Order', active: 'Active' },
    help: {
      name: 'Unique: the API finds a reason by its name, whatever its case.',
      actions: 'The actions for which this reason is offered.',
      position: 'Lower numbers come first.',
    },
    actions: {
      cancel: 'Cancel',
      unfounded: 'Mark as unfounded',
      reopen: 'Reopen',
      transfer: 'Transfer',
      discard: 'Discard intake',
      pause: 'Pause',
      delete: 'Delete',
      block: 'Block',
    },
  },
);
