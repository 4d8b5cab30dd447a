import { Injectable } from '@nestjs/common';
import type { AccessScope } from '@guiche/identity';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { listPage, type ListRequest, type Page } from '@guiche/platform/http';
import type { CustomerId } from './customer.entity.js';
import { customerListFor } from './customer.list.js';

/** A customer as it is stored. */
export interface CustomerRecord {
  id: CustomerId;
  name: string;
  taxId: string | null;
  taxIdKind: 'cpf' | 'cnpj' | null;
  notes: string;
  active: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  anonymisedAt?: Date | null;
}

const columns = `id, name, tax_id AS "taxId", tax_id_kind AS "taxIdKind", notes, active, version,
  created_at AS "createdAt", updated_at AS "updatedAt", anonymised_at AS "anonymisedAt"`;

const find = statement('customers.customer-find', `SELECT ${columns} FROM customer WHERE id = $1`);
const lock = statement('customers.customer-lock', `SELECT ${columns} FROM customer WHERE id = $1 FOR NO KEY UPDATE`);
const insert = statement(
  'customers.customer-insert',
  `INSERT INTO customer (id, name, tax_id, tax_id_kind, notes, active, version, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
const update = statement(
  'customers.customer-update',
  `UPDATE customer SET name = $2, tax_id = $3, tax_id_kind = $4, notes = $5, active = $6, version = $7, updated_at = $8 WHERE id = $1`,
);

/** The customer's row. */
@Injectable()
export class CustomerRepository {
  find(tx: ReadTx, id: string): Promise<CustomerRecord | null> {
    return tx.row<CustomerRecord>(find, [id]);
  }

  lock(tx: Tx, id: string): Promise<CustomerRecord | null> {
    return tx.row<CustomerRecord>(lock, [id]);
  }

  list(tx: ReadTx, scope: AccessScope, request: ListRequest): Promise<Page<CustomerRecord>> {
    return listPage<CustomerRecord>(tx, customerListFor(scope), request, { from: 'customer', select: columns });
  }

  async insert(tx: Tx, c: CustomerRecord): Promise<void> {
    const values = [c.id, c.name, c.taxId, c.taxIdKind, c.notes, c.active, c.version, c.createdAt, c.updatedAt];
    await tx.rows(insert, values);
  }

  async update(tx: Tx, c: CustomerRecord): Promise<void> {
    await tx.rows(update, [c.id, c.name, c.taxId, c.taxIdKind, c.notes, c.active, c.version, c.updatedAt]);
  }
}
