import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { currentCause } from '../context/index.js';
import { Announcer, statement, type Tx } from '../database/index.js';
import { beginning, type Fact } from './event.js';
import { SubscriberRegistry } from './subscriber-registry.js';

/** The channel on which a commit with new facts is announced. */
export const outboxChannel = 'outbox';

// One statement for all facts of a transaction, in their order.
const insertFacts = statement(
  'platform.outbox-insert',
  `INSERT INTO outbox (type, key, payload, actor, request_id, occurred_at)
   SELECT fact.value ->> 'type', fact.value ->> 'key', fact.value -> 'payload', $2::jsonb, $3, $4
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS fact(value, place) ORDER BY fact.place`,
);

const pending = Symbol('facts to be recorded');

/** Records facts in the transaction that made them true. */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly subscribers: SubscriberRegistry,
    private readonly announcer: Announcer,
  ) {}

  /** Says that the log has grown; for whoever writes to it by a statement of his own. To be called after the commit. */
  announce(): void {
    this.announcer.announce(outboxChannel);
  }

  /**
   * Records a fact: those who take part in the transaction are called now, all others after COMMIT.
   * The rows are written together just before COMMIT, so that many facts cost one statement.
   */
  async record(tx: Tx, fact: Fact): Promise<void> {
    const occurredAt = this.clock.now();
    let facts = tx.notes.get(pending) as Fact[] | undefined;
    if (!facts) {
      facts = [];
      tx.notes.set(pending, facts);
    }
    if (facts.length === 0) tx.beforeCommit(() => this.write(tx), 10);
    const before = facts.length;
    facts.push(fact);
    // What a savepoint undid was not a fact.
    tx.onUndo(() => (facts.length = Math.min(facts.length, before)));
    const { actor, requestId } = currentCause();
    for (const { handle } of this.subscribers.participations(fact.type)) {
      await handle(
        { ...fact.payload, type: fact.type, occurredAt, cause: { actor, requestId }, position: beginning },
        tx,
      );
    }
  }

  private async write(tx: Tx): Promise<void> {
    const facts = tx.notes.get(pending) as Fact[];
    if (facts.length === 0) return;
    const { actor, requestId } = currentCause();
    const values = [JSON.stringify(facts), JSON.stringify(actor), requestId, this.clock.now()];
    facts.length = 0;
    await tx.rows(insertFacts, values);
    tx.afterCommit(() => this.announce());
  }
}
