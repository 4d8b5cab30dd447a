import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sectors; occurrence types, occurrences, solutions, reasons, canned answers. */
export class OrganisationAndCatalogue20261123120200 implements MigrationInterface {
  name = 'OrganisationAndCatalogue20261123120200';

  async up(db: QueryRunner): Promise<void> {
    const plain = `
        active boolean NOT NULL DEFAULT true,
        position int NOT NULL DEFAULT 0,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL`;
    await db.query(`
      CREATE TABLE sector (
        id uuid PRIMARY KEY,
        parent_id uuid REFERENCES sector (id),
        name citext NOT NULL,
        code citext UNIQUE,
        manager_id uuid REFERENCES user_account (id),
        email citext,
        ${plain},
        CHECK (parent_id <> id)
      )`);
    await db.query(`CREATE UNIQUE INDEX sector_name_among_siblings ON sector (parent_id, name) NULLS NOT DISTINCT`);
    await db.query(`
      CREATE TABLE solution (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        ${plain}
      )`);
    await db.query(`
      CREATE TABLE occurrence_type (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        ${plain}
      )`);
    await db.query(`
      CREATE TABLE occurrence_type_sector (
        occurrence_type_id uuid NOT NULL REFERENCES occurrence_type (id) ON DELETE CASCADE,
        sector_id uuid NOT NULL REFERENCES sector (id),
        PRIMARY KEY (occurrence_type_id, sector_id)
      )`);
    await db.query(`CREATE INDEX occurrence_type_sector_by_sector ON occurrence_type_sector (sector_id)`);
    await db.query(`
      CREATE TABLE occurrence (
        id uuid PRIMARY KEY,
        occurrence_type_id uuid NOT NULL REFERENCES occurrence_type (id),
        name citext NOT NULL,
        description text NOT NULL DEFAULT '',
        default_priority smallint NOT NULL DEFAULT 2 CHECK (default_priority BETWEEN 1 AND 4),
        default_solution_id uuid REFERENCES solution (id),
        ${plain},
        UNIQUE (occurrence_type_id, name)
      )`);
    await db.query(`
      CREATE TABLE occurrence_solution (
        occurrence_id uuid NOT NULL REFERENCES occurrence (id) ON DELETE CASCADE,
        solution_id uuid NOT NULL REFERENCES solution (id),
        PRIMARY KEY (occurrence_id, solution_id)
      )`);
    await db.query(`CREATE INDEX occurrence_solution_by_solution ON occurrence_solution (solution_id)`);
    await db.query(`
      CREATE TABLE reason (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        actions text[] NOT NULL,
        ${plain}
      )`);
    await db.query(`
      CREATE TABLE canned_answer (
        id uuid PRIMARY KEY,
        shortcut citext NOT NULL UNIQUE,
        title text NOT NULL,
        body text NOT NULL,
        ${plain}
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE canned_answer, reason, occurrence_solution, occurrence, occurrence_type_sector, occurrence_type, solution, sector`,
    );
  }
}
