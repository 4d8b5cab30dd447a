import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Intakes, tickets and their time line; queues, presence and agents' load. */
export class TicketsAndRouting20261123120400 implements MigrationInterface {
  name = 'TicketsAndRouting20261123120400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE queue (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        strategy text NOT NULL DEFAULT 'evenly',
        capacity int NOT NULL DEFAULT 5 CHECK (capacity BETWEEN 0 AND 1000),
        active boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE queue_member (
        queue_id uuid NOT NULL REFERENCES queue (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES user_account (id),
        position int NOT NULL,
        PRIMARY KEY (queue_id, user_id)
      )`);
    await db.query(`CREATE INDEX queue_member_by_user ON queue_member (user_id)`);
    await db.query(`
      CREATE TABLE inbox_queue (
        inbox_id uuid PRIMARY KEY REFERENCES inbox (id) ON DELETE CASCADE,
        queue_id uuid NOT NULL REFERENCES queue (id)
      )`);
    await db.query(`CREATE INDEX inbox_queue_by_queue ON inbox_queue (queue_id)`);

    // Protocol numbers: a sequence, so that nobody waits for another's commit, and for each day the value it is counted
    // from. A transaction that is rolled back leaves a gap; a number is never given out twice.
    await db.query(`CREATE SEQUENCE protocol_number`);
    await db.query(`CREATE TABLE protocol_day (day date PRIMARY KEY, base bigint NOT NULL)`);
    await db.query(`
      CREATE TABLE inbox_conversion (
        inbox_id uuid PRIMARY KEY REFERENCES inbox (id) ON DELETE CASCADE,
        automatic boolean NOT NULL DEFAULT true,
        creator_id uuid REFERENCES user_account (id),
        sector_id uuid REFERENCES sector (id),
        occurrence_type_id uuid REFERENCES occurrence_type (id),
        occurrence_id uuid REFERENCES occurrence (id),
        solution_id uuid REFERENCES solution (id),
        protocol_message text NOT NULL DEFAULT '',
        version int NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE ticket (
        id uuid PRIMARY KEY,
        protocol text COLLATE "C" NOT NULL UNIQUE,
        status text NOT NULL CHECK (status IN ('open', 'inProgress', 'waiting', 'finished', 'cancelled', 'unfounded')),
        version int NOT NULL DEFAULT 1,
        channel text NOT NULL,
        inbox_id uuid NOT NULL REFERENCES inbox (id),
        conversation_id uuid NOT NULL REFERENCES conversation (id),
        contact_id uuid NOT NULL REFERENCES contact (id),
        first_seq int NOT NULL,
        last_seq int,
        queue_id uuid REFERENCES queue (id),
        queued_at timestamptz,
        assignee_id uuid REFERENCES user_account (id),
        assigned_at timestamptz,
        sector_id uuid REFERENCES sector (id),
        occurrence_type_id uuid REFERENCES occurrence_type (id),
        occurrence_id uuid REFERENCES occurrence (id),
        solution_id uuid REFERENCES solution (id),
        priority smallint NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 4),
        created_by uuid REFERENCES user_account (id),
        opened_via text NOT NULL CHECK (opened_via IN ('automatic', 'manual', 'api')),
        unread int NOT NULL DEFAULT 0,
        read_seq int NOT NULL DEFAULT 0,
        last_event_seq int NOT NULL DEFAULT 0,
        last_message_preview text,
        last_message_direction text,
        last_activity_at timestamptz NOT NULL,
        finished_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        is_live boolean NOT NULL GENERATED ALWAYS AS (status IN ('open', 'inProgress', 'waiting')) STORED
      )`);
    await db.query(`CREATE UNIQUE INDEX ticket_live_by_conversation ON ticket (conversation_id) WHERE is_live`);
    await db.query(`CREATE INDEX ticket_by_conversation ON ticket (conversation_id, first_seq)`);
    await db.query(`CREATE INDEX ticket_by_contact ON ticket (contact_id)`);
    // Lists are read newest activity first. Live and closed tickets have indexes of their own: a message touches the
    // small ones of the live tickets only, and however many closed tickets there are, the desk's lists do not meet them.
    // None is on activity alone: the planner would walk it for an inbox too, and never end for one with few tickets.
    const byActivity = 'last_activity_at DESC, id DESC';
    await db.query(`CREATE INDEX ticket_live_by_assignee ON ticket (assignee_id, ${byActivity}) WHERE is_live`);
    await db.query(`CREATE INDEX ticket_live_by_inbox ON ticket (inbox_id, ${byActivity}) WHERE is_live`);
    await db.query(
      `CREATE INDEX ticket_live_unassigned_by_inbox ON ticket (inbox_id, ${byActivity}) WHERE is_live AND assignee_id IS NULL`,
    );
    await db.query(`CREATE INDEX ticket_closed_by_assignee ON ticket (assignee_id, ${byActivity}) WHERE NOT is_live`);
    await db.query(`CREATE INDEX ticket_closed_by_inbox ON ticket (inbox_id, ${byActivity}) WHERE NOT is_live`);
    await db.query(
      `CREATE INDEX ticket_closed_unassigned_by_inbox ON ticket (inbox_id, ${byActivity}) WHERE NOT is_live AND assignee_id IS NULL`,
    );
    // Distribution goes from inbox to inbox, so that tickets nobody at work may see do not stand in front of others.
    await db.query(
      `CREATE INDEX ticket_waiting_by_queue ON ticket (queue_id, inbox_id, priority DESC, queued_at, id) WHERE is_live AND assignee_id IS NULL AND queue_id IS NOT NULL`,
    );
    // Export by change time (API-5).
    await db.query(`CREATE INDEX ticket_by_update ON ticket (updated_at, id)`);
    await db.query(`
      CREATE TABLE ticket_event (
        ticket_id uuid NOT NULL REFERENCES ticket (id),
        seq int NOT NULL,
        type text NOT NULL,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        data jsonb NOT NULL,
        PRIMARY KEY (ticket_id, seq)
      )`);
    await db.query(`
      CREATE TABLE intake (
        id uuid PRIMARY KEY,
        inbox_id uuid NOT NULL REFERENCES inbox (id),
        conversation_id uuid NOT NULL REFERENCES conversation (id),
        contact_id uuid NOT NULL REFERENCES contact (id),
        first_seq int NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'converted', 'discarded')),
        ticket_id uuid REFERENCES ticket (id),
        reason_id uuid REFERENCES reason (id),
        decided_by uuid REFERENCES user_account (id),
        decided_at timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL
      )`);
    await db.query(
      `CREATE UNIQUE INDEX intake_pending_by_conversation ON intake (conversation_id) WHERE state = 'pending'`,
    );
    await db.query(`CREATE INDEX intake_by_inbox ON intake (inbox_id, created_at DESC, id DESC)`);

    // One row per agent, locked by whoever gives him a ticket: presence, load and rotation in one place.
    await db.query(`
      CREATE TABLE agent_state (
        user_id uuid PRIMARY KEY REFERENCES user_account (id),
        presence text NOT NULL DEFAULT 'offline' CHECK (presence IN ('online', 'busy', 'paused', 'offline')),
        presence_since timestamptz NOT NULL,
        pause_reason_id uuid REFERENCES reason (id),
        load int NOT NULL DEFAULT 0,
        own_capacity int CHECK (own_capacity BETWEEN 0 AND 1000),
        last_assigned_at timestamptz
      )`);
    await db.query(
      `CREATE INDEX agent_state_online ON agent_state (last_assigned_at NULLS FIRST, user_id) WHERE presence = 'online'`,
    );
    await db.query(`
      CREATE TABLE presence_log (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES user_account (id),
        presence text NOT NULL,
        reason_id uuid REFERENCES reason (id),
        cause text NOT NULL,
        at timestamptz NOT NULL
      )`);
    await db.query(`CREATE INDEX presence_log_by_user ON presence_log (user_id, at)`);
    // Open sockets of agents; a process renews its rows, so those of a dead process grow old and are swept.
    await db.query(`
      CREATE TABLE presence_connection (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES user_account (id),
        process_id uuid NOT NULL,
        seen_at timestamptz NOT NULL
      )`);
    await db.query(`CREATE INDEX presence_connection_by_user ON presence_connection (user_id)`);
    await db.query(`CREATE INDEX presence_connection_by_age ON presence_connection (seen_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE presence_connection, presence_log, agent_state, intake, ticket_event, ticket, inbox_conversion, protocol_day, inbox_queue, queue_member, queue`,
    );
    await db.query(`DROP SEQUENCE protocol_number`);
  }
}
