export { defineMail, type MailTemplate } from './mail-template.js';
export { Mailer, type OutgoingMail } from './mailer.js';
export { MailModule } from './mail.module.js';
export { mailPermissions } from './mail.permissions.js';
