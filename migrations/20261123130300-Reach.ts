import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the users of a profile reach, what of customers they see, and who has a part in a ticket beside its owner. */
export class Reach20261123130300 implements MigrationInterface {
  name = 'Reach20261123130300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE profile
        ADD COLUMN reaches_participating boolean NOT NULL DEFAULT false,
        ADD COLUMN reaches_team boolean NOT NULL DEFAULT false,
        ADD COLUMN reaches_sector boolean NOT NULL DEFAULT false,
        ADD COLUMN reaches_subordinates boolean NOT NULL DEFAULT false,
        ADD COLUMN masked_fields text[] NOT NULL DEFAULT '{}'
          CONSTRAINT profile_masked_fields_known CHECK (masked_fields <@ ARRAY['document', 'phone', 'email'])`);
    // Reading messages becomes a right of its own: whoever could list tickets could read them until now.
    await db.query(`
      UPDATE profile SET permissions = array_append(permissions, 'tickets.read-messages')
       WHERE 'tickets.list' = ANY (permissions) AND NOT 'tickets.read-messages' = ANY (permissions)`);
    await db.query(`
      UPDATE profile SET given_permissions = array_append(given_permissions, 'tickets.read-messages')
       WHERE built_in IS NOT NULL AND 'tickets.list' = ANY (given_permissions)
         AND NOT 'tickets.read-messages' = ANY (given_permissions)`);
    await db.query(`
      UPDATE api_token SET permissions = array_append(permissions, 'tickets.read-messages')
       WHERE 'tickets.list' = ANY (permissions) AND NOT 'tickets.read-messages' = ANY (permissions)`);
    await db.query(`
      CREATE TABLE ticket_participant (
        ticket_id uuid NOT NULL REFERENCES ticket (id),
        user_id uuid NOT NULL REFERENCES user_account (id),
        role text NOT NULL CHECK (role IN ('follower', 'former-assignee')),
        since timestamptz NOT NULL,
        PRIMARY KEY (ticket_id, user_id, role)
      )`);
    await db.query(`CREATE INDEX ticket_participant_by_user ON ticket_participant (user_id, ticket_id)`);
    // Lists of a sector's tickets are read newest activity first, sector by sector of its sub-tree.
    const byActivity = 'last_activity_at DESC, id DESC';
    await db.query(
      `CREATE INDEX ticket_live_by_sector ON ticket (sector_id, ${byActivity}) WHERE is_live AND sector_id IS NOT NULL`,
    );
    await db.query(
      `CREATE INDEX ticket_closed_by_sector ON ticket (sector_id, ${byActivity}) WHERE NOT is_live AND sector_id IS NOT NULL`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX ticket_closed_by_sector, ticket_live_by_sector`);
    await db.query(`DROP TABLE ticket_participant`);
    await db.query(`
      ALTER TABLE profile DROP COLUMN reaches_participating, DROP COLUMN reaches_team, DROP COLUMN reaches_sector,
        DROP COLUMN reaches_subordinates, DROP COLUMN masked_fields`);
  }
}
