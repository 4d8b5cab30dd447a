import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personal data (LGPD): what the trail keeps apart, consent, requests of the person, retention by class of data. */
export class PersonalData20261123130400 implements MigrationInterface {
  name = 'PersonalData20261123130400';

  async up(db: QueryRunner): Promise<void> {
    // Personal values of an entry stand here, and in the entry itself only what proves them: so they can be erased
    // without breaking the chain, and not be altered without being found out.
    await db.query(`
      CREATE TABLE audit_personal (
        seq bigint PRIMARY KEY,
        owner_type text NOT NULL,
        owner_id text NOT NULL,
        kept jsonb NOT NULL
      )`);
    await db.query(`CREATE INDEX audit_personal_by_owner ON audit_personal (owner_type, owner_id)`);
    // Entries up to here were removed by the retention of the trail, which an entry after them attests.
    await db.query(
      `CREATE TABLE audit_start (id int PRIMARY KEY CHECK (id = 1), seq bigint NOT NULL, hash bytea NOT NULL)`,
    );
    await db.query(`INSERT INTO audit_start (id, seq, hash) VALUES (1, 0, '\\x')`);
    await db.query(`
      CREATE OR REPLACE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('guiche.audit_retention', true) = 'on' THEN RETURN NULL; END IF;
        RAISE EXCEPTION 'audit_entry is append-only';
      END $$`);

    // The log of events is empty up to here: who asks for what was before begins anew.
    await db.query(`
      CREATE TABLE outbox_cut (one int PRIMARY KEY CHECK (one = 1), through_xid xid8 NOT NULL, through_id bigint NOT NULL)`);
    await db.query(`INSERT INTO outbox_cut (one, through_xid, through_id) VALUES (1, '0', 0)`);

    await db.query(`ALTER TABLE contact ADD COLUMN anonymised_at timestamptz`);
    await db.query(`ALTER TABLE customer ADD COLUMN anonymised_at timestamptz`);
    await db.query(`
      CREATE TABLE contact_consent (
        id uuid PRIMARY KEY,
        contact_id uuid NOT NULL REFERENCES contact (id),
        purpose text NOT NULL,
        text_version text NOT NULL,
        channel text NOT NULL,
        note text NOT NULL DEFAULT '',
        given_at timestamptz NOT NULL,
        recorded_by uuid,
        recorded_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        withdrawn_by uuid
      )`);
    await db.query(`CREATE INDEX contact_consent_by_contact ON contact_consent (contact_id, given_at DESC)`);

    await db.query(`
      CREATE TABLE personal_data_request (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('export', 'anonymisation')),
        subject_type text NOT NULL CHECK (subject_type IN ('contact', 'customer')),
        subject_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        requested_by uuid,
        requested_at timestamptz NOT NULL,
        finished_at timestamptz,
        counts jsonb NOT NULL DEFAULT '{}',
        clues jsonb,
        file_id uuid REFERENCES stored_file (id),
        expires_at timestamptz,
        error text
      )`);
    await db.query(
      `CREATE INDEX personal_data_request_by_subject ON personal_data_request (subject_type, subject_id, requested_at DESC)`,
    );
    await db.query(
      `CREATE UNIQUE INDEX personal_data_request_open ON personal_data_request (kind, subject_type, subject_id)
       WHERE state IN ('waiting', 'running')`,
    );
    await db.query(
      `CREATE INDEX personal_data_request_with_file ON personal_data_request (expires_at) WHERE file_id IS NOT NULL`,
    );

    await db.query(`
      CREATE TABLE retention_policy (
        data_class text PRIMARY KEY,
        days int CHECK (days > 0),
        version int NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL,
        done_through timestamptz
      )`);
    await db.query(`
      CREATE TABLE retention_run (
        id uuid PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
        requested_by uuid,
        progress jsonb NOT NULL DEFAULT '{}',
        cancel_asked boolean NOT NULL DEFAULT false,
        error text,
        created_at timestamptz NOT NULL,
        finished_at timestamptz
      )`);
    await db.query(
      `CREATE UNIQUE INDEX retention_run_open ON retention_run ((1)) WHERE state IN ('waiting', 'running')`,
    );
    await db.query(`CREATE INDEX retention_run_newest ON retention_run (created_at DESC NULLS LAST, id DESC)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE retention_run, retention_policy, personal_data_request, contact_consent`);
    await db.query(`ALTER TABLE customer DROP COLUMN anonymised_at`);
    await db.query(`ALTER TABLE contact DROP COLUMN anonymised_at`);
    await db.query(`DROP TABLE outbox_cut, audit_start, audit_personal`);
    await db.query(`
      CREATE OR REPLACE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$`);
  }
}
