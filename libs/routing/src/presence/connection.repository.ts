import { statement } from '@guiche/platform/database';

/** Writes a connection, or all those a process holds, as alive; also those that were forgotten meanwhile. */
export const keepAlive = statement(
  'routing.connections-keep-alive',
  `INSERT INTO presence_connection (id, user_id, process_id, seen_at)
   SELECT c.id, c.user_id, $3, $4 FROM unnest($1::uuid[], $2::uuid[]) AS c(id, user_id)
   ON CONFLICT (id) DO UPDATE SET seen_at = EXCLUDED.seen_at`,
);

/** Removes connections that nobody has kept alive. */
export const forget = statement('routing.connections-forget', `DELETE FROM presence_connection WHERE seen_at < $1`);
