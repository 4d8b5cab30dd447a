import { Injectable } from '@nestjs/common';
import { maskedName, refuseMaskedFilters, unmaskedInput, type AccessScope } from '@guiche/identity';
import { Clock, Conflict, Invalid, newId, NotFound, parsePhone, StaleVersion } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { isForeignKeyViolation, isUniqueViolation, UnitOfWork, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Outbox } from '@guiche/platform/outbox';
import { maskedContactFilters } from './contact.list.js';
import { ContactRepository, type ContactRecord } from './contact.repository.js';
import { contactChanged } from './contact.events.js';

/** What a person may set of a contact; members left out stay as they are. */
export interface ContactInput {
  readonly name?: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly externalId?: string | null;
  readonly customerId?: string | null;
  readonly active?: boolean;
}

/** Contacts as people keep them (CUS-3); those who write by themselves come through `ContactMatcher`. */
@Injectable()
export class ContactService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What is masked for whoever asks neither filters nor sorts. */
  list(scope: AccessScope, request: ListRequest): Promise<Page<ContactRecord>> {
    refuseMaskedFilters(scope, request, maskedContactFilters);
    return this.uow.read((tx) => this.contacts.list(tx, scope, request));
  }

  async find(id: string): Promise<ContactRecord> {
    const contact = await this.uow.read((tx) => this.contacts.find(tx, id));
    if (contact === null) throw new NotFound('platform.not-found');
    return contact;
  }

  async create(input: ContactInput & { name: string }): Promise<ContactRecord> {
    const now = this.clock.now();
    const blank = { customerId: null, phone: null, phoneKey: null, email: null, externalId: null, active: true };
    const contact = applied({ ...blank, id: newId(), name: '', version: 1, createdAt: now, updatedAt: now }, input);
    return this.uow.run(async (tx) => {
      await this.writing(() => this.contacts.insert(tx, contact));
      this.audit.record(tx, {
        action: 'contacts.create',
        subject: subjectOf(contact),
        after: auditValues(contact),
        personal,
      });
      return contact;
    });
  }

  async update(scope: AccessScope, id: string, version: number, input: ContactInput): Promise<ContactRecord> {
    return this.uow.run(async (tx) => {
      const before = await this.locked(tx, id, version);
      const after = {
        ...applied(before, unmasked(scope, before, input)),
        version: version + 1,
        updatedAt: this.clock.now(),
      };
      await this.writing(() => this.contacts.update(tx, after));
      this.audit.record(tx, {
        action: 'contacts.update',
        subject: subjectOf(after),
        before: auditValues(before),
        after: auditValues(after),
        personal,
      });
      await this.outbox.record(tx, contactChanged({ contactId: id }));
      return after;
    });
  }

  private async locked(tx: Tx, id: string, version: number): Promise<ContactRecord> {
    const contact = await this.contacts.lock(tx, id);
    if (contact === null) throw new NotFound('platform.not-found');
    if (contact.version !== version) throw new StaleVersion();
    if (contact.anonymisedAt) throw new Conflict('contact.already-anonymised');
    return contact;
  }

  /** The constraints decide; this gives their refusal its words. */
  private async writing(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (isUniqueViolation(error, 'contact_phone_key_key')) throw new Conflict('contact.phone-taken');
      if (isUniqueViolation(error, 'contact_email_key')) throw new Conflict('contact.email-taken');
      if (isUniqueViolation(error, 'contact_external_id_key')) throw new Conflict('contact.external-id-taken');
      if (isForeignKeyViolation(error)) {
        throw new Invalid('platform.invalid-input', {}, [{ field: 'customerId', code: 'contact.unknown-customer' }]);
      }
      throw error;
    }
  }
}

/** What was given without what came back masked as it was read; whoever does not see a field does not change it (IAM-9). */
function unmasked(scope: AccessScope, before: ContactRecord, input: ContactInput): ContactInput {
  const { name, phone, email } = input;
  return {
    ...input,
    name: name === maskedName(scope, before.name) ? undefined : name,
    phone: unmaskedInput(scope, 'phone', { name: 'phone', value: phone, current: before.phone }),
    email: unmaskedInput(scope, 'email', { name: 'email', value: email, current: before.email }),
  };
}

/** The record with what was given; an empty text is nothing. */
function applied(contact: ContactRecord, input: ContactInput): ContactRecord {
  const blankToNull = (text: string | null): string | null =>
    text === null || text.trim() === '' ? null : text.trim();
  const changed = { ...contact };
  if (input.name !== undefined) changed.name = input.name.trim();
  if (changed.name === '')
    throw new Invalid('platform.invalid-input', {}, [{ field: 'name', code: 'platform.field.is-not-empty' }]);
  if (input.email !== undefined) changed.email = blankToNull(input.email);
  if (input.externalId !== undefined) changed.externalId = blankToNull(input.externalId);
  if (input.customerId !== undefined) changed.customerId = input.customerId;
  if (input.active !== undefined) changed.active = input.active;
  if (input.phone !== undefined) {
    const written = blankToNull(input.phone);
    const phone = written === null ? null : parsePhone(written);
    if (written !== null && phone === null) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'phone', code: 'contact.not-a-phone' }]);
    }
    changed.phone = phone?.e164 ?? null;
    changed.phoneKey = phone?.key ?? null;
  }
  return changed;
}

/** What the trail keeps apart, so that it can be erased (IAM-17). */
const personal = ['name', 'phone', 'email', 'externalId'];

const subjectOf = (contact: ContactRecord): { type: string; id: string; name: string } => ({
  type: 'contact',
  id: contact.id,
  name: contact.name,
});

const auditValues = ({
  name,
  phone,
  email,
  externalId,
  customerId,
  active,
}: ContactRecord): Record<string, unknown> => ({
  name,
  phone,
  email,
  externalId,
  customerId,
  active,
});
