import { Injectable } from '@nestjs/common';
import { Listener, UnitOfWork, type ReadTx } from '@guiche/platform/database';
import { Sealed, Secrets } from '@guiche/platform/secrets';
import type { ChannelAdapter } from '../adapters/channel-adapter.js';
import { adapterOf } from '../adapters/registry.js';
import { inboxChangedChannel, InboxRepository, type InboxRecord } from './inbox.repository.js';

/** An inbox ready for use: its adapter, checked settings and opened secrets. Lives in memory only and is never logged. */
export interface OpenInbox {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly adapter: ChannelAdapter;
  readonly settings: Record<string, unknown>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly verifyToken: string;
  readonly active: boolean;
}

/**
 * Keeps opened inboxes, because every webhook needs one and opening means reading and decrypting. Forgets one when its
 * change is committed anywhere, and all of them when the connection that would have told was lost.
 */
@Injectable()
export class InboxCache {
  private readonly open = new Map<string, OpenInbox>();
  /** What was read before the latest forgetting must not be kept after it. */
  private generation = 0;

  constructor(
    private readonly inboxes: InboxRepository,
    private readonly secrets: Secrets,
    private readonly uow: UnitOfWork,
    listener: Listener,
  ) {
    listener.on(inboxChangedChannel, (id) => this.forget(id));
  }

  /** What is kept now; undefined when it has to be read first. Synchronous, for the webhook's hot path. */
  peek(id: string): OpenInbox | undefined {
    return this.open.get(id);
  }

  async load(id: string): Promise<OpenInbox | null> {
    return this.open.get(id) ?? this.uow.read((tx) => this.find(tx, id));
  }

  async find(tx: ReadTx, id: string): Promise<OpenInbox | null> {
    const kept = this.open.get(id);
    if (kept !== undefined) return kept;
    const generation = this.generation;
    const record = await this.inboxes.find(tx, id);
    if (record === null) return null;
    const inbox = this.opened(record);
    if (generation === this.generation) this.open.set(id, inbox);
    return inbox;
  }

  opened(record: InboxRecord): OpenInbox {
    const { id, name, channel, provider, settings, verifyToken, active } = record;
    const secrets = Object.fromEntries(
      Object.entries(record.secrets).map(([field, sealed]) => [field, this.secrets.open(Sealed.fromColumn(sealed))]),
    );
    return { id, name, channel, adapter: adapterOf(provider), settings, secrets, verifyToken, active };
  }

  /** Null forgets all. */
  forget(id: string | null): void {
    this.generation++;
    if (id === null) this.open.clear();
    else this.open.delete(id);
  }
}
