import { definePermissions } from '@guiche/kernel';

export const contactPermissions = definePermissions('contacts', 'customers', {
  list: { ptBR: 'Listar contatos', en: 'List contacts' },
  create: { ptBR: 'Cadastrar contato', en: 'Create contact' },
  update: { ptBR: 'Alterar contato', en: 'Change contact' },
});

export const customerPermissions = definePermissions('customers', 'customers', {
  list: { ptBR: 'Listar clientes', en: 'List customers' },
  create: { ptBR: 'Cadastrar cliente', en: 'Create customer' },
  update: { ptBR: 'Alterar cliente', en: 'Change customer' },
});
