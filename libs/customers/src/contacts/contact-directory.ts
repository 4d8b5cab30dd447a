import { Injectable } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';
import type { ContactId } from './contact.entity.js';
import { ContactRepository } from './contact.repository.js';
import type { ContactView } from './contact-view.js';

/** Read-only door to contacts for the libs that show or address them. */
@Injectable()
export class ContactDirectory {
  constructor(private readonly contacts: ContactRepository) {}

  async find(tx: ReadTx, id: ContactId): Promise<ContactView | null> {
    const [view] = await this.contacts.views(tx, [id]);
    return view ?? null;
  }

  /** Views by id; ids that are unknown are absent. */
  async findMany(tx: ReadTx, ids: readonly ContactId[]): Promise<Map<ContactId, ContactView>> {
    if (ids.length === 0) return new Map();
    const views = await this.contacts.views(tx, [...new Set(ids)]);
    return new Map(views.map((view) => [view.id, view]));
  }
}
