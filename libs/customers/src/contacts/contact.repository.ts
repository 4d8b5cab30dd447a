import { Injectable } from '@nestjs/common';
import type { AccessScope } from '@guiche/identity';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { listPage, type ListRequest, type Page } from '@guiche/platform/http';
import type { ContactView } from './contact-view.js';
import { contactListFor } from './contact.list.js';
import type { ContactId } from './contact.entity.js';

/** A contact as it is stored. */
export interface ContactRecord {
  id: ContactId;
  customerId: string | null;
  name: string;
  phone: string | null;
  phoneKey: string | null;
  email: string | null;
  externalId: string | null;
  active: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  anonymisedAt?: Date | null;
}

const columns = `contact.id, contact.customer_id AS "customerId", contact.name, contact.phone, contact.phone_key AS "phoneKey",
  contact.email::text AS email, contact.external_id AS "externalId", contact.active, contact.version,
  contact.created_at AS "createdAt", contact.updated_at AS "updatedAt", contact.anonymised_at AS "anonymisedAt"`;

const find = statement('customers.contact-find', `SELECT ${columns} FROM contact WHERE id = $1`);
const lock = statement('customers.contact-lock', `SELECT ${columns} FROM contact WHERE id = $1 FOR NO KEY UPDATE`);
const insert = statement(
  'customers.contact-insert',
  `INSERT INTO contact (id, customer_id, name, phone, phone_key, email, external_id, active, version, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const update = statement(
  'customers.contact-update',
  `UPDATE contact SET customer_id = $2, name = $3, phone = $4, phone_key = $5, email = $6, external_id = $7, active = $8,
     version = $9, updated_at = $10 WHERE id = $1`,
);
const views = statement(
  'customers.contact-views',
  `SELECT c.id, c.name, c.phone, c.email::text AS email,
          CASE WHEN k.id IS NULL THEN NULL ELSE json_build_object('id', k.id, 'name', k.name, 'taxId', k.tax_id) END AS customer
     FROM contact c LEFT JOIN customer k ON k.id = c.customer_id WHERE c.id = ANY ($1::uuid[])`,
);

/** The contact's row. */
@Injectable()
export class ContactRepository {
  find(tx: ReadTx, id: string): Promise<ContactRecord | null> {
    return tx.row<ContactRecord>(find, [id]);
  }

  lock(tx: Tx, id: string): Promise<ContactRecord | null> {
    return tx.row<ContactRecord>(lock, [id]);
  }

  list(tx: ReadTx, scope: AccessScope, request: ListRequest): Promise<Page<ContactRecord>> {
    return listPage<ContactRecord>(tx, contactListFor(scope), request, { from: 'contact', select: columns });
  }

  async insert(tx: Tx, c: ContactRecord): Promise<void> {
    const values = [c.id, c.customerId, c.name, c.phone, c.phoneKey, c.email, c.externalId, c.active, c.version];
    await tx.rows(insert, [...values, c.createdAt, c.updatedAt]);
  }

  async update(tx: Tx, c: ContactRecord): Promise<void> {
    const values = [c.id, c.customerId, c.name, c.phone, c.phoneKey, c.email, c.externalId, c.active, c.version];
    await tx.rows(update, [...values, c.updatedAt]);
  }

  views(tx: ReadTx, ids: readonly string[]): Promise<ContactView[]> {
    return tx.rows<ContactView>(views, [ids]);
  }
}
