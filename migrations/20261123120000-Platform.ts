import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every lib stands on: outbox, jobs, idempotency, files, settings, audit. */
export class Platform20261123120000 implements MigrationInterface {
  name = 'Platform20261123120000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE EXTENSION IF NOT EXISTS citext`);
    await db.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await db.query(`CREATE EXTENSION IF NOT EXISTS unaccent`);

    // The log of domain events. Read in the order (xid, id) and only below the oldest running transaction,
    // because ids are handed out before commit: reading by id alone would skip what commits late.
    await db.query(`
      CREATE TABLE outbox (
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        id bigint GENERATED ALWAYS AS IDENTITY,
        type text NOT NULL,
        key text NOT NULL,
        payload jsonb NOT NULL,
        actor jsonb NOT NULL,
        request_id text,
        occurred_at timestamptz NOT NULL,
        PRIMARY KEY (xid, id)
      )`);
    await db.query(`
      CREATE TABLE outbox_cursor (
        subscriber text NOT NULL,
        lane int NOT NULL DEFAULT 0,
        after_xid xid8 NOT NULL,
        after_id bigint NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (subscriber, lane)
      )`);
    await db.query(`
      CREATE TABLE outbox_parked (
        subscriber text NOT NULL,
        xid xid8 NOT NULL,
        id bigint NOT NULL,
        type text NOT NULL,
        key text NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,
        last_error text,
        parked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (subscriber, xid, id)
      )`);
    await db.query(`CREATE INDEX outbox_parked_by_key ON outbox_parked (subscriber, key, xid, id)`);
    await db.query(`CREATE INDEX outbox_parked_due ON outbox_parked (next_attempt_at) WHERE next_attempt_at IS NOT NULL`);

    await db.query(`
      CREATE TABLE job (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        family text NOT NULL,
        key text,
        ordered_by text,
        payload jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
        attempts int NOT NULL DEFAULT 0,
        max_attempts int NOT NULL,
        due_at timestamptz NOT NULL,
        leased_until timestamptz,
        leased_by text,
        last_error text,
        created_at timestamptz NOT NULL,
        finished_at timestamptz
      )`);
    await db.query(`CREATE UNIQUE INDEX job_live_by_key ON job (key) WHERE key IS NOT NULL AND state = 'waiting'`);
    await db.query(`CREATE INDEX job_due ON job (due_at) WHERE state = 'waiting'`);
    await db.query(`CREATE INDEX job_in_order ON job (ordered_by, id) WHERE ordered_by IS NOT NULL AND state IN ('waiting', 'running')`);
    await db.query(`CREATE INDEX job_leased ON job (leased_until) WHERE state = 'running'`);
    await db.query(`CREATE INDEX job_failed ON job (finished_at DESC) WHERE state = 'failed'`);

    await db.query(`
      CREATE TABLE idempotency_key (
        owner text NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        status int,
        response jsonb,
        headers jsonb,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (owner, key)
      )`);
    await db.query(`CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at)`);

    await db.query(`
      CREATE TABLE stored_file (
        id uuid PRIMARY KEY,
        storage_key text NOT NULL UNIQUE,
        name text NOT NULL,
        content_type text NOT NULL,
        size bigint NOT NULL CHECK (size >= 0),
        sha256 bytea NOT NULL,
        uploaded_by uuid,
        attached boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL
      )`);
    await db.query(`CREATE INDEX stored_file_unattached ON stored_file (created_at) WHERE NOT attached`);

    await db.query(`
      CREATE TABLE setting (
        key text PRIMARY KEY,
        value jsonb NOT NULL,
        version int NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);

    // Append-only and hash-chained: hash = sha256(previous hash || canonical entry). The head row serialises writers.
    await db.query(`
      CREATE TABLE audit_entry (
        seq bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        actor_name text,
        ip text,
        request_id text,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text,
        subject_name text,
        before jsonb,
        after jsonb,
        hash bytea NOT NULL
      )`);
    await db.query(`CREATE INDEX audit_entry_by_subject ON audit_entry (subject_type, subject_id, seq DESC)`);
    await db.query(`CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, seq DESC)`);
    await db.query(`CREATE INDEX audit_entry_by_action ON audit_entry (action, seq DESC)`);
    await db.query(`CREATE TABLE audit_head (id int PRIMARY KEY CHECK (id = 1), seq bigint NOT NULL, hash bytea NOT NULL)`);
    await db.query(`INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '\\x')`);
    await db.query(`
      CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$`);
    await db.query(`
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE audit_head, audit_entry, setting, stored_file, idempotency_key, job, outbox_parked, outbox_cursor, outbox`);
    await db.query(`DROP FUNCTION audit_entry_is_append_only`);
  }
}
