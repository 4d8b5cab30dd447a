import { bilingual } from '../../i18n/bilingual.js';

export const messages = bilingual(
  {
    name: 'Contato |||| Contatos',
    about: 'As pessoas que escrevem pelos canais.',
    empty: 'Contatos nascem da primeira mensagem; aqui também podem ser cadastrados antes.',
    fields: {
      name: 'Nome',
      phone: 'Telefone',
      email: 'E-mail',
      externalId: 'Código externo',
      customerId: 'Cliente',
      active: 'Ativo',
      createdAt: 'Criado em',
    },
    help: {
      phone: 'Com DDD; sem código do país, vale Brasil.',
      externalId: 'Como seus outros sistemas chamam esta pessoa.',
      customerId: 'A pessoa ou empresa em nome de quem escreve.',
    },
  },
  {
    name: 'Contact |||| Contacts',
    about: 'The people who write on the channels.',
    empty: 'Contacts come with their first message; they can be registered before that here.',
    fields: {
      name: 'Name',
      phone: 'Phone',
      email: 'E-mail',
      externalId: 'External code',
      customerId: 'Customer',
      active: 'Active',
      createdAt: 'Created',
    },
    help: {
      phone: 'With area code; Brazil when there is no country code.',
      externalId: 'What your other systems call this person.',
      customerId: 'The person or company they write for.',
    },
  },
);
