import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { CustomerRepository, type CustomerRecord } from '../customers/customer.repository.js';

/** Writes a customer, by default with a name only. */
export async function makeCustomer(tx: Tx, values: Partial<CustomerRecord> = {}): Promise<CustomerRecord> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  const blank = { taxId: null, taxIdKind: null, notes: '', active: true, version: 1, createdAt: now, updatedAt: now };
  const customer: CustomerRecord = { ...blank, name: `Customer ${id.slice(-8)}`, ...values, id };
  await new CustomerRepository().insert(tx, customer);
  return customer;
}
