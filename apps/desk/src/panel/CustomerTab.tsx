import type { TicketDetail } from '../api/types.js';
import { ContactForm } from './ContactForm.js';
import { CustomerForm } from './CustomerForm.js';

/** The person who writes, and the customer (with CPF or CNPJ) he belongs to. */
export function CustomerTab({ ticket }: { ticket: TicketDetail }) {
  return (
    <>
      <ContactForm key={ticket.contact.id} ticket={ticket} />
      <CustomerForm key={ticket.customer?.id ?? 'none'} ticket={ticket} />
    </>
  );
}
