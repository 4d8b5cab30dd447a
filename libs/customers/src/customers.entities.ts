import { Contact, ContactIdentity } from './contacts/contact.entity.js';
import { Customer } from './customers/customer.entity.js';

/** Every table of this lib. */
export const customersEntities = [Contact, ContactIdentity, Customer];
