import { Injectable } from '@nestjs/common';
import { maskedName, refuseMaskedFilters, unmaskedInput, type AccessScope } from '@guiche/identity';
import { Clock, Conflict, Invalid, newId, NotFound, parseTaxId, StaleVersion } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { isUniqueViolation, UnitOfWork } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { maskedCustomerFilters } from './customer.list.js';
import { CustomerRepository, type CustomerRecord } from './customer.repository.js';

/** What a person may set of a customer; members left out stay as they are. */
export interface CustomerInput {
  readonly name?: string;
  readonly taxId?: string | null;
  readonly notes?: string;
  readonly active?: boolean;
}

/** The companies and persons served (CUS-2). */
@Injectable()
export class CustomerService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly customers: CustomerRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What is masked for whoever asks neither filters nor sorts. */
  list(scope: AccessScope, request: ListRequest): Promise<Page<CustomerRecord>> {
    refuseMaskedFilters(scope, request, maskedCustomerFilters);
    return this.uow.read((tx) => this.customers.list(tx, scope, request));
  }

  async find(id: string): Promise<CustomerRecord> {
    const customer = await this.uow.read((tx) => this.customers.find(tx, id));
    if (customer === null) throw new NotFound('platform.not-found');
    return customer;
  }

  async create(input: CustomerInput & { name: string }): Promise<CustomerRecord> {
    const now = this.clock.now();
    const blank = { taxId: null, taxIdKind: null, notes: '', active: true };
    const customer = applied({ ...blank, id: newId(), name: '', version: 1, createdAt: now, updatedAt: now }, input);
    return this.uow.run(async (tx) => {
      await this.writing(() => this.customers.insert(tx, customer));
      this.audit.record(tx, {
        action: 'customers.create',
        subject: subjectOf(customer),
        after: auditValues(customer),
        personal,
      });
      return customer;
    });
  }

  async update(scope: AccessScope, id: string, version: number, input: CustomerInput): Promise<CustomerRecord> {
    return this.uow.run(async (tx) => {
      const before = await this.customers.lock(tx, id);
      if (before === null) throw new NotFound('platform.not-found');
      if (before.version !== version) throw new StaleVersion();
      if (before.anonymisedAt) throw new Conflict('contact.already-anonymised');
      const after = {
        ...applied(before, unmasked(scope, before, input)),
        version: version + 1,
        updatedAt: this.clock.now(),
      };
      await this.writing(() => this.customers.update(tx, after));
      this.audit.record(tx, {
        action: 'customers.update',
        subject: subjectOf(after),
        before: auditValues(before),
        after: auditValues(after),
        personal,
      });
      return after;
    });
  }

  private async writing(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (isUniqueViolation(error, 'customer_tax_id_key')) throw new Conflict('customer.tax-id-taken');
      throw error;
    }
  }
}

/** What was given without what came back masked as it was read; whoever does not see a field does not change it (IAM-9). */
function unmasked(scope: AccessScope, before: CustomerRecord, input: CustomerInput): CustomerInput {
  const taxId = unmaskedInput(scope, 'document', { name: 'taxId', value: input.taxId, current: before.taxId });
  return { ...input, name: input.name === maskedName(scope, before.name) ? undefined : input.name, taxId };
}

/** The record with what was given; the tax number is checked by its digits. */
function applied(customer: CustomerRecord, input: CustomerInput): CustomerRecord {
  const changed = { ...customer };
  if (input.name !== undefined) changed.name = input.name.trim();
  if (changed.name === '')
    throw new Invalid('platform.invalid-input', {}, [{ field: 'name', code: 'platform.field.is-not-empty' }]);
  if (input.notes !== undefined) changed.notes = input.notes;
  if (input.active !== undefined) changed.active = input.active;
  if (input.taxId !== undefined) {
    const written = input.taxId?.trim() ?? '';
    const taxId = written === '' ? null : parseTaxId(written);
    if (written !== '' && taxId === null) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'taxId', code: 'customer.not-a-tax-id' }]);
    }
    changed.taxId = taxId?.value ?? null;
    changed.taxIdKind = taxId?.kind ?? null;
  }
  return changed;
}

/** What the trail keeps apart, so that it can be erased (IAM-17). */
const personal = ['name', 'taxId', 'notes'];

const subjectOf = (customer: CustomerRecord): { type: string; id: string; name: string } => ({
  type: 'customer',
  id: customer.id,
  name: customer.name,
});

const auditValues = ({ name, taxId, notes, active }: CustomerRecord): Record<string, unknown> => ({
  name,
  taxId,
  notes,
  active,
});
