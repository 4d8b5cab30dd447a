export { CustomersModule } from './customers.module.js';
export { customersEntities } from './customers.entities.js';
export { contactPermissions, customerPermissions } from './customers.permissions.js';
export { ContactDirectory } from './contacts/contact-directory.js';
export { ContactMatcher, type ContactClues, type ContactMatch } from './contacts/contact-matcher.js';
export type { ContactId } from './contacts/contact.entity.js';
export type { ContactView } from './contacts/contact-view.js';
export { contactChanged, type ContactChanged } from './contacts/contact.events.js';
export type { CustomerId } from './customers/customer.entity.js';
