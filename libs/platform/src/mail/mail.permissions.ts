import { definePermissions } from '@guiche/kernel';

const menu = ['Administração › Configurações gerais › E-mails', 'Administration › General settings › E-mail'] as const;

/**
 * What one may do with the sender and the layout of notification mails. Changing it is kept back by the root: whoever names
 * the mail server can read the links that open anybody's account (IAM-8).
 */
export const mailPermissions = definePermissions('mail', 'generalSettings', {
  read: {
    ptBR: 'Ver configuração de e-mails',
    en: 'See e-mail settings',
    ptBRHelp: `Ver o remetente e o layout das notificações em ${menu[0]}`,
    enHelp: `See the sender and the layout of notifications in ${menu[1]}`,
  },
  update: {
    ptBR: 'Editar configuração de e-mails',
    en: 'Edit e-mail settings',
    ptBRHelp: `Alterar o remetente e o layout das notificações, e enviar um e-mail de teste, em ${menu[0]}`,
    enHelp: `Change the sender and the layout of notifications, and send a test mail, in ${menu[1]}`,
    rootOnly: true,
  },
});
