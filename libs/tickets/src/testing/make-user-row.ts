import { newId } from '@guiche/kernel';
import type { TestDatabase } from '../../../../test/support/database.js';

/** A user by nothing but his row, for specs that start no application. */
export async function makeUserRow(db: TestDatabase): Promise<string> {
  const [id, profileId] = [newId(), newId()];
  await db.sql(
    `INSERT INTO profile (id, name, permissions, created_at, updated_at) VALUES ($1, $2, '{}', now(), now())`,
    [profileId, `Profile ${profileId}`],
  );
  await db.sql(
    `INSERT INTO user_account (id, name, display_name, login, email, profile_id, created_at, updated_at)
     VALUES ($1, $2, $2, $3, $4, $5, now(), now())`,
    [id, `User ${id}`, `user-${id}`, `${id}@example.com`, profileId],
  );
  return id;
}
