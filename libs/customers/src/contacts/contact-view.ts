import type { ContactId } from './contact.entity.js';

/** What other libs may know of a contact. */
export interface ContactView {
  readonly id: ContactId;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly customer: { readonly id: string; readonly name: string; readonly taxId: string | null } | null;
}
