import { definePermissions } from '@guiche/kernel';

export const contactPermissions = definePermissions('contacts', 'customers', {
  list: { ptBR: 'Listar contatos', en: 'List contacts' },
  create: { ptBR: 'Criar contato', en: 'Create contact' },
  update: { ptBR: 'Editar contato', en: 'Edit contact' },
  exportPersonalData: {
    ptBR: 'Exportar dados pessoais de contato',
    en: 'Export personal data of a contact',
    ptBRHelp: 'CRM > Contatos > LGPD: baixar tudo o que se sabe de uma pessoa, mensagens incluídas',
    enHelp: 'Customers > Contacts > Privacy: download all that is known of a person, messages included',
  },
  anonymise: {
    ptBR: 'Anonimizar contato',
    en: 'Anonymise contact',
    ptBRHelp: 'CRM > Contatos > LGPD: apagar de forma definitiva os dados pessoais; atendimentos e números ficam',
    enHelp: 'Customers > Contacts > Privacy: erase personal data for good; tickets and figures stay',
  },
});

export const customerPermissions = definePermissions('customers', 'customers', {
  list: { ptBR: 'Listar clientes', en: 'List customers' },
  create: { ptBR: 'Criar cliente', en: 'Create customer' },
  update: { ptBR: 'Editar cliente', en: 'Edit customer' },
  exportPersonalData: {
    ptBR: 'Exportar dados pessoais de cliente',
    en: 'Export personal data of a customer',
    ptBRHelp: 'CRM > Clientes > LGPD: baixar tudo o que se sabe do cliente e de seus contatos',
    enHelp: 'Customers > Customers > Privacy: download all that is known of the customer and its contacts',
  },
  anonymise: {
    ptBR: 'Anonimizar cliente',
    en: 'Anonymise customer',
    ptBRHelp: 'CRM > Clientes > LGPD: apagar de forma definitiva os dados do cliente e de seus contatos',
    enHelp: 'Customers > Customers > Privacy: erase the data of the customer and its contacts for good',
  },
});
