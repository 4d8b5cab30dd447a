import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factor, forgotten passwords, corporate sign-in, and how a session came about. */
export class SignIn20261123130200 implements MigrationInterface {
  name = 'SignIn20261123130200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE profile ADD requires_second_factor boolean NOT NULL DEFAULT false`);
    // What stood beside the password: 'totp', 'recovery-code', 'provider', or nothing.
    await db.query(`ALTER TABLE session ADD second_factor text`);
    // Being set up until it is confirmed; a time step is good once.
    await db.query(`
      CREATE TABLE second_factor (
        user_id uuid PRIMARY KEY REFERENCES user_account (id),
        secret text NOT NULL,
        last_step bigint NOT NULL DEFAULT 0,
        confirmed_at timestamptz,
        created_at timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE recovery_code (
        user_id uuid NOT NULL REFERENCES user_account (id),
        hash bytea NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (user_id, hash)
      )`);
    await db.query(`
      CREATE TABLE password_reset (
        hash bytea PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES user_account (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await db.query(`CREATE INDEX password_reset_by_user ON password_reset (user_id, created_at)`);
    await db.query(`
      CREATE TABLE identity_provider (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        issuer text NOT NULL,
        client_id text NOT NULL,
        client_secret text,
        scopes text NOT NULL,
        default_profile_id uuid REFERENCES profile (id),
        group_claim text,
        mail_domains text[] NOT NULL DEFAULT '{}',
        handles_second_factor boolean NOT NULL DEFAULT true,
        active boolean NOT NULL DEFAULT true,
        set_up_by uuid NOT NULL REFERENCES user_account (id),
        set_up_by_root boolean NOT NULL,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE identity_provider_group (
        provider_id uuid NOT NULL REFERENCES identity_provider (id) ON DELETE CASCADE,
        group_name text NOT NULL,
        profile_id uuid NOT NULL REFERENCES profile (id),
        position int NOT NULL,
        PRIMARY KEY (provider_id, group_name)
      )`);
    await db.query(`CREATE INDEX identity_provider_group_by_profile ON identity_provider_group (profile_id)`);
    await db.query(`
      CREATE TABLE external_identity (
        provider_id uuid NOT NULL REFERENCES identity_provider (id) ON DELETE CASCADE,
        subject text NOT NULL,
        user_id uuid NOT NULL REFERENCES user_account (id),
        created_at timestamptz NOT NULL,
        last_sign_in_at timestamptz NOT NULL,
        PRIMARY KEY (provider_id, subject)
      )`);
    await db.query(`CREATE UNIQUE INDEX external_identity_by_user ON external_identity (provider_id, user_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE external_identity, identity_provider_group, identity_provider, password_reset, recovery_code, second_factor`,
    );
    await db.query(`ALTER TABLE session DROP second_factor`);
    await db.query(`ALTER TABLE profile DROP requires_second_factor`);
  }
}
