import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hierarchy levels, superiors and the rest of a user's record. */
export class Hierarchy20261123130000 implements MigrationInterface {
  name = 'Hierarchy20261123130000';

  async up(db: QueryRunner): Promise<void> {
    // 1 is the top. Checked at the end of each statement, so that one statement may move everything by one.
    await db.query(`
      CREATE TABLE hierarchy_level (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        position int NOT NULL CHECK (position >= 1),
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT hierarchy_level_position_key UNIQUE (position) DEFERRABLE INITIALLY IMMEDIATE
      )`);
    await db.query(`
      ALTER TABLE user_account
        ADD COLUMN phone text,
        ADD COLUMN photo_file_id uuid REFERENCES stored_file (id),
        ADD COLUMN level_id uuid REFERENCES hierarchy_level (id),
        ADD COLUMN superior_id uuid REFERENCES user_account (id),
        ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT user_account_not_own_superior CHECK (superior_id <> id)`);
    // The direct subordinates of somebody, and everybody, in the order in which lists show them.
    await db.query(`CREATE INDEX user_account_by_superior ON user_account (superior_id, name NULLS FIRST, id)`);
    await db.query(`DROP INDEX user_account_by_name`);
    await db.query(`CREATE INDEX user_account_by_name ON user_account (name NULLS FIRST, id)`);
    await db.query(`CREATE INDEX user_account_by_level ON user_account (level_id) WHERE level_id IS NOT NULL`);
    // Everybody below somebody, without himself; distance 1 is direct. Derived from superior_id in the transaction that
    // changes it. No foreign keys: users are never deleted, and moving a department would lock all its people's rows.
    await db.query(`
      CREATE TABLE user_subordinate (
        superior_id uuid NOT NULL,
        user_id uuid NOT NULL,
        distance int NOT NULL CHECK (distance >= 1),
        PRIMARY KEY (superior_id, user_id)
      )`);
    await db.query(`CREATE INDEX user_subordinate_by_user ON user_subordinate (user_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE user_subordinate`);
    await db.query(`DROP INDEX user_account_by_name`);
    await db.query(`CREATE INDEX user_account_by_name ON user_account (name, id)`);
    await db.query(`
      ALTER TABLE user_account
        DROP CONSTRAINT user_account_not_own_superior,
        DROP COLUMN phone, DROP COLUMN photo_file_id, DROP COLUMN level_id, DROP COLUMN superior_id, DROP COLUMN languages`);
    await db.query(`DROP TABLE hierarchy_level`);
  }
}
