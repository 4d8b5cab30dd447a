import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members and sub-trees of sectors; teams; regions, notices, activity types, documents. */
export class OrganisationComplete20261123130100 implements MigrationInterface {
  name = 'OrganisationComplete20261123130100';

  async up(db: QueryRunner): Promise<void> {
    const plain = `
        active boolean NOT NULL DEFAULT true,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL`;
    await db.query(`ALTER TABLE sector ADD COLUMN description text NOT NULL DEFAULT ''`);
    await db.query(`CREATE INDEX sector_by_parent ON sector (parent_id, position, name)`);
    await db.query(`CREATE INDEX sector_by_manager ON sector (manager_id) WHERE manager_id IS NOT NULL`);
    await db.query(`
      CREATE TABLE sector_member (
        sector_id uuid NOT NULL REFERENCES sector (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES user_account (id),
        PRIMARY KEY (sector_id, user_id)
      )`);
    await db.query(`CREATE INDEX sector_member_by_user ON sector_member (user_id)`);

    // Every sector with each of its ancestors and itself, so that "all below X" is one range of one index, however deep.
    await db.query(`
      CREATE TABLE sector_within (
        sector_id uuid NOT NULL REFERENCES sector (id) ON DELETE CASCADE,
        ancestor_id uuid NOT NULL REFERENCES sector (id) ON DELETE CASCADE,
        distance int NOT NULL CHECK (distance >= 0),
        PRIMARY KEY (ancestor_id, sector_id)
      )`);
    await db.query(`CREATE INDEX sector_within_by_sector ON sector_within (sector_id)`);
    await db.query(`
      WITH RECURSIVE up AS (
        SELECT id AS sector_id, id AS ancestor_id, 0 AS distance FROM sector
        UNION ALL
        SELECT up.sector_id, s.parent_id, up.distance + 1 FROM up JOIN sector s ON s.id = up.ancestor_id
        WHERE s.parent_id IS NOT NULL)
      INSERT INTO sector_within (sector_id, ancestor_id, distance) SELECT sector_id, ancestor_id, distance FROM up`);
    // Kept by the table itself, so that no path can forget it: API, import, configuration as code, a repair by hand.
    // The lock is what makes two moves that are fine by themselves no circle together; the statements after it see
    // what the transaction before it committed.
    await db.query(`
      CREATE FUNCTION sector_keep_within() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('sector-tree'));
        IF TG_OP = 'INSERT' THEN
          INSERT INTO sector_within (sector_id, ancestor_id, distance)
          SELECT NEW.id, NEW.id, 0
          UNION ALL SELECT NEW.id, ancestor_id, distance + 1 FROM sector_within WHERE sector_id = NEW.parent_id;
          RETURN NULL;
        END IF;
        IF EXISTS (SELECT 1 FROM sector_within WHERE ancestor_id = NEW.id AND sector_id = NEW.parent_id) THEN
          RAISE EXCEPTION 'a sector cannot lie below itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'sector_no_circle';
        END IF;
        DELETE FROM sector_within
        WHERE sector_id IN (SELECT sector_id FROM sector_within WHERE ancestor_id = NEW.id)
          AND ancestor_id IN (SELECT ancestor_id FROM sector_within WHERE sector_id = NEW.id AND distance > 0);
        INSERT INTO sector_within (sector_id, ancestor_id, distance)
        SELECT below.sector_id, above.ancestor_id, below.distance + above.distance + 1
        FROM sector_within below, sector_within above
        WHERE below.ancestor_id = NEW.id AND above.sector_id = NEW.parent_id;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER sector_inserted AFTER INSERT ON sector
      FOR EACH ROW EXECUTE FUNCTION sector_keep_within()`);
    await db.query(`
      CREATE TRIGGER sector_moved AFTER UPDATE OF parent_id ON sector
      FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION sector_keep_within()`);

    await db.query(`
      CREATE TABLE team (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        automatic_assignment boolean NOT NULL DEFAULT true,
        ${plain}
      )`);
    await db.query(`
      CREATE TABLE team_member (
        team_id uuid NOT NULL REFERENCES team (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES user_account (id),
        PRIMARY KEY (team_id, user_id)
      )`);
    await db.query(`CREATE INDEX team_member_by_user ON team_member (user_id)`);

    await db.query(`
      CREATE TABLE region (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        position int NOT NULL DEFAULT 0,
        ${plain}
      )`);
    await db.query(`
      CREATE TABLE activity_type (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        position int NOT NULL DEFAULT 0,
        ${plain}
      )`);
    await db.query(`
      CREATE TABLE document (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        kind citext NOT NULL,
        description text NOT NULL DEFAULT '',
        file_id uuid NOT NULL REFERENCES stored_file (id),
        valid_from date,
        valid_until date,
        ${plain},
        CONSTRAINT document_validity CHECK (valid_until >= valid_from)
      )`);
    await db.query(`CREATE INDEX document_by_file ON document (file_id)`);

    await db.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        title text NOT NULL,
        body text NOT NULL,
        audience text NOT NULL CHECK (audience IN ('everybody', 'profiles', 'sectors', 'teams')),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        must_be_acknowledged boolean NOT NULL DEFAULT false,
        ${plain},
        CONSTRAINT notice_period CHECK (ends_at > starts_at)
      )`);
    await db.query(`CREATE INDEX notice_active ON notice (starts_at) WHERE active`);
    // A profile, sector or team that goes takes its place in the audience with it: the notice then reaches fewer
    // people, never everybody, because the kind of audience stays what it was.
    await db.query(`
      CREATE TABLE notice_profile (
        notice_id uuid NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
        profile_id uuid NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
        PRIMARY KEY (notice_id, profile_id)
      )`);
    await db.query(`CREATE INDEX notice_profile_by_profile ON notice_profile (profile_id)`);
    await db.query(`
      CREATE TABLE notice_sector (
        notice_id uuid NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
        sector_id uuid NOT NULL REFERENCES sector (id) ON DELETE CASCADE,
        PRIMARY KEY (notice_id, sector_id)
      )`);
    await db.query(`CREATE INDEX notice_sector_by_sector ON notice_sector (sector_id)`);
    await db.query(`
      CREATE TABLE notice_team (
        notice_id uuid NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
        team_id uuid NOT NULL REFERENCES team (id) ON DELETE CASCADE,
        PRIMARY KEY (notice_id, team_id)
      )`);
    await db.query(`CREATE INDEX notice_team_by_team ON notice_team (team_id)`);
    // Without a cascade: who has acknowledged what is evidence, so such a notice is deactivated and not deleted.
    await db.query(`
      CREATE TABLE notice_acknowledgement (
        notice_id uuid NOT NULL REFERENCES notice (id),
        user_id uuid NOT NULL REFERENCES user_account (id),
        notice_version int NOT NULL,
        acknowledged_at timestamptz NOT NULL,
        PRIMARY KEY (notice_id, user_id)
      )`);
    await db.query(`CREATE INDEX notice_acknowledgement_by_user ON notice_acknowledgement (user_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE notice_acknowledgement, notice_team, notice_sector, notice_profile, notice, document, activity_type,
                  region, team_member, team`,
    );
    await db.query(`DROP TRIGGER sector_moved ON sector`);
    await db.query(`DROP TRIGGER sector_inserted ON sector`);
    await db.query(`DROP FUNCTION sector_keep_within`);
    await db.query(`DROP TABLE sector_within, sector_member`);
    await db.query(`DROP INDEX sector_by_manager, sector_by_parent`);
    await db.query(`ALTER TABLE sector DROP COLUMN description`);
  }
}
