import { Injectable } from '@nestjs/common';
import type { Actor } from '@guiche/identity';
import { Clock, Conflict, Invalid, newId, NotFound } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork } from '@guiche/platform/database';
import { ContactRepository } from '../contacts/contact.repository.js';
import { ConsentRepository, type ConsentRow } from './consent.repository.js';

/** What is recorded of a consent. */
export interface ConsentInput {
  readonly purpose: string;
  readonly textVersion: string;
  readonly channel: string;
  readonly note?: string;
  readonly givenAt?: Date;
}

/** To what a person agreed, by which text and when (IAM-17). What was given is withdrawn, never deleted. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly consents: ConsentRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(contactId: string): Promise<ConsentRow[]> {
    return this.uow.read(async (tx) => {
      if ((await this.contacts.find(tx, contactId)) === null) throw new NotFound('platform.not-found');
      return this.consents.ofContact(tx, contactId);
    });
  }

  record(actor: Actor, contactId: string, input: ConsentInput): Promise<ConsentRow> {
    return this.uow.run(async (tx) => {
      const contact = await this.contacts.lock(tx, contactId);
      if (contact === null) throw new NotFound('platform.not-found');
      const now = this.clock.now();
      const givenAt = input.givenAt ?? now;
      if (givenAt > now)
        throw new Invalid('platform.invalid-input', {}, [{ field: 'givenAt', code: 'contact.consent-in-the-future' }]);
      const row = await this.consents.insert(tx, {
        id: newId(),
        contactId,
        purpose: input.purpose,
        textVersion: input.textVersion,
        channel: input.channel,
        note: input.note ?? '',
        givenAt,
        recordedBy: actor.userId,
        recordedAt: now,
      });
      this.audit.record(tx, {
        action: 'contacts.record-consent',
        subject: { type: 'contact', id: contactId, name: contact.name },
        after: {
          purpose: row.purpose,
          textVersion: row.textVersion,
          channel: row.channel,
          givenAt: row.givenAt.toISOString(),
        },
        personal: ['name'],
      });
      return row;
    });
  }

  withdraw(actor: Actor, contactId: string, id: string): Promise<ConsentRow> {
    return this.uow.run(async (tx) => {
      const contact = await this.contacts.find(tx, contactId);
      const before = await this.consents.lock(tx, contactId, id);
      if (contact === null || before === null) throw new NotFound('platform.not-found');
      const row = await this.consents.withdraw(tx, id, this.clock.now(), actor.userId);
      if (row === null) throw new Conflict('contact.consent-withdrawn');
      this.audit.record(tx, {
        action: 'contacts.withdraw-consent',
        subject: { type: 'contact', id: contactId, name: contact.name },
        after: { purpose: row.purpose, textVersion: row.textVersion },
        personal: ['name'],
      });
      return row;
    });
  }
}
