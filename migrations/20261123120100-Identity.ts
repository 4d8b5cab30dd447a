import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Profiles, users, sessions, API tokens. */
export class Identity20261123120100 implements MigrationInterface {
  name = 'Identity20261123120100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE profile (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        built_in text UNIQUE,
        permissions text[] NOT NULL,
        given_permissions text[] NOT NULL DEFAULT '{}',
        reaches_unassigned boolean NOT NULL DEFAULT false,
        reaches_others boolean NOT NULL DEFAULT false,
        reaches_all_inboxes boolean NOT NULL DEFAULT false,
        active boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE permission_release (
        permission text PRIMARY KEY,
        released_by uuid NOT NULL,
        released_at timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE user_account (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        display_name text NOT NULL,
        login citext NOT NULL UNIQUE,
        email citext NOT NULL UNIQUE,
        password_hash text,
        profile_id uuid NOT NULL REFERENCES profile (id),
        is_root boolean NOT NULL DEFAULT false,
        language text NOT NULL DEFAULT 'pt-BR',
        active boolean NOT NULL DEFAULT true,
        must_change_password boolean NOT NULL DEFAULT false,
        last_sign_in_at timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await db.query(`CREATE INDEX user_account_by_profile ON user_account (profile_id)`);
    await db.query(`CREATE INDEX user_account_by_name ON user_account (name, id)`);
    await db.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES user_account (id),
        ip text,
        user_agent text,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_why text
      )`);
    await db.query(`CREATE INDEX session_by_user ON session (user_id, revoked_at)`);
    await db.query(`
      CREATE TABLE refresh_token (
        hash bytea PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES session (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await db.query(`CREATE INDEX refresh_token_by_session ON refresh_token (session_id)`);
    await db.query(`
      CREATE TABLE api_token (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES user_account (id),
        name text NOT NULL,
        prefix text NOT NULL,
        hash bytea NOT NULL UNIQUE,
        permissions text[] NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL
      )`);
    await db.query(`CREATE INDEX api_token_by_user ON api_token (user_id)`);
    // Failures per account and per address; a row is forgotten when it has been quiet for long enough.
    await db.query(`
      CREATE TABLE sign_in_failure (
        subject text PRIMARY KEY,
        failures int NOT NULL,
        last_failure_at timestamptz NOT NULL,
        blocked_until timestamptz
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE sign_in_failure, api_token, refresh_token, session, user_account, permission_release, profile`,
    );
  }
}
