import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Cliente |||| Clientes',
    about: 'Pessoas e empresas atendidas, com CPF ou CNPJ.',
    empty: 'Um cliente reúne os contatos de uma pessoa ou empresa.',
    fields: { name: 'Nome', taxId: 'CPF ou CNPJ', notes: 'Observações', active: 'Ativo', createdAt: 'Criado em' },
    help: {
      taxId: 'Com ou sem pontuação; o CNPJ alfanumérico também vale.',
      notes: 'Visível aos atendentes, nunca ao cliente.',
    },
  },
  {
    name: 'Customer |||| Customers',
    about: 'People and companies served, with CPF or CNPJ.',
    empty: 'A customer gathers the contacts of a person or company.',
    fields: { name: 'Name', taxId: 'CPF or CNPJ', notes: 'Notes', active: 'Active', createdAt: 'Created' },
    help: {
      taxId: 'With or without punctuation; the alphanumeric CNPJ too.',
      notes: 'Seen by agents, never by the customer.',
    },
  },
);
