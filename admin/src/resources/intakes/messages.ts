import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Pré-atendimento |||| Pré-atendimentos',
    about: 'Contatos recebidos que ainda não são atendimentos. São convertidos ou descartados na tela de atendimento.',
    empty: 'Aparecem aqui os contatos de caixas de entrada sem conversão automática, e o histórico dos convertidos.',
    fields: {
      contact: 'Contato',
      inbox: 'Caixa de entrada',
      inboxId: 'Caixa de entrada',
      state: 'Situação',
      createdAt: 'Recebido',
      decidedAt: 'Decidido',
      ticket: 'Atendimento',
      ticketId: 'Atendimento',
    },
    help: {},
    state: { pending: 'Pendente', converted: 'Convertido', discarded: 'Descartado' },
  },
  {
    name: 'Intake |||| Intakes',
    about: 'Contacts received that are not tickets yet. They are converted or discarded in the desk.',
    empty: 'Contacts of inboxes without automatic conversion appear here, and the history of converted ones.',
    fields: {
      contact: 'Contact',
      inbox: 'Inbox',
      inboxId: 'Inbox',
      state: 'State',
      createdAt: 'Received',
      decidedAt: 'Decided',
      ticket: 'Ticket',
      ticketId: 'Ticket',
    },
    help: {},
    state: { pending: 'Pending', converted: 'Converted', discarded: 'Discarded' },
  },
);
