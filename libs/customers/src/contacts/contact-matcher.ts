import { Injectable } from '@nestjs/common';
import { Clock, newId, parsePhone, type Phone } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { ContactMatcherRepository, identityKey, type MatchedContact } from './contact-matcher.repository.js';
import type { ContactId } from './contact.entity.js';
import { contactChanged } from './contact.events.js';

/** What a channel knows of the person who writes. */
export interface ContactClues {
  /** How the provider calls the person; at least one. */
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
  /** In international form; null or absent when the person hides it. */
  readonly phone?: string | null;
  /** As the person calls himself there. */
  readonly name?: string | null;
}

export interface ContactMatch {
  readonly contactId: ContactId;
  readonly created: boolean;
}

const rounds = 5;

/**
 * Turns whoever writes into one contact (CUS-4). Races end at the unique constraints, not at a lock: the loser of an
 * insert finds the winner's row in the next round.
 */
@Injectable()
export class ContactMatcher {
  constructor(
    private readonly contacts: ContactMatcherRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async matchOrCreate(tx: Tx, clues: ContactClues): Promise<ContactMatch> {
    const identities = distinct(clues.identities);
    const phone = clues.phone ? parsePhone(clues.phone) : null;
    const name = clues.name?.trim() || null;
    for (let round = 1; round <= rounds; round++) {
      const known = strongest(await this.contacts.findKnown(tx, identities, phone?.key ?? null));
      if (known !== null) {
        await this.learn(tx, known, identities, phone, name);
        return { contactId: known.id, created: false };
      }
      const id = newId();
      const contact = {
        id,
        name: name ?? standInName(phone, identities),
        phone: phone?.e164 ?? null,
        phoneKey: phone?.key ?? null,
        at: this.clock.now(),
      };
      if (await this.contacts.insert(tx, contact, identities)) return { contactId: id, created: true };
    }
    throw new Error('A contact was made and removed by others five times while it was looked for');
  }

  /** The person goes by another identity (and perhaps phone) from now on; the old ones still lead to him. */
  async follow(tx: Tx, known: ContactClues['identities'], next: ContactClues): Promise<ContactId | null> {
    const contact = strongest(await this.contacts.findKnown(tx, distinct(known), null));
    if (contact === null) return null;
    const at = this.clock.now();
    const identities = distinct(next.identities);
    if (identities.length > 0) await this.contacts.addIdentities(tx, contact.id, identities, at);
    const phone = next.phone ? parsePhone(next.phone) : null;
    if (phone !== null) await this.contacts.replacePhone(tx, contact.id, phone.e164, phone.key, at);
    await this.outbox.record(tx, contactChanged({ contactId: contact.id }));
    return contact.id;
  }

  /** What the payload says beyond what is known is kept: that links a phone and a hidden-phone identity for good. */
  private async learn(
    tx: Tx,
    contact: MatchedContact,
    identities: ContactClues['identities'],
    phone: Phone | null,
    name: string | null,
  ): Promise<void> {
    const missing = identities.filter((identity) => !contact.identities.includes(identityKey(identity)));
    const standIns = [contact.phone, phone?.e164, ...identities.map(({ value }) => value)];
    const gainsPhone = phone !== null && contact.phone === null;
    const gainsName = name !== null && name !== contact.name && standIns.includes(contact.name);
    if (missing.length > 0) await this.contacts.addIdentities(tx, contact.id, missing, this.clock.now());
    if (gainsPhone) await this.contacts.fillPhone(tx, contact.id, phone.e164, phone.key, this.clock.now());
    if (gainsName) await this.contacts.giveName(tx, contact.id, name, contact.name, this.clock.now());
    if (gainsPhone || gainsName) await this.outbox.record(tx, contactChanged({ contactId: contact.id }));
  }
}

/** When clues lead to several contacts, the one with the phone is the person we know best; then the oldest. */
function strongest(found: readonly MatchedContact[]): MatchedContact | null {
  const order = (contact: MatchedContact): string =>
    `${contact.byPhone ? 0 : contact.phone === null ? 2 : 1} ${contact.id}`;
  return [...found].sort((a, b) => (order(a) < order(b) ? -1 : 1))[0] ?? null;
}

/** A contact without a name is shown by what it is reached at. */
const standInName = (phone: Phone | null, identities: ContactClues['identities']): string =>
  phone?.e164 ?? identities[0]?.value ?? '?';

function distinct(identities: ContactClues['identities']): ContactClues['identities'] {
  return [...new Map(identities.map((identity) => [identityKey(identity), identity])).values()];
}
