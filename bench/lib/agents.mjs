/** So many agents of the first queue at work, with room for a thousand tickets each. */
export async function agentsAtWork({ db, inboxId }, count) {
  await db.query(
    `INSERT INTO user_account (id, name, display_name, login, email, profile_id, created_at, updated_at)
     SELECT uuidv7(), 'Agente ' || n, 'Agente ' || n, 'agent-' || n, 'agent-' || n || '@example.com', profile_id, now(), now()
       FROM user_account, generate_series(1, $1::int) n WHERE login = 'bruno'`,
    [count],
  );
  const agents = `FROM user_account WHERE login LIKE 'agent-%'`;
  await db.query(`INSERT INTO inbox_member (inbox_id, user_id) SELECT $1, id ${agents}`, [inboxId]);
  await db.query(
    `INSERT INTO queue_member (queue_id, user_id, position) SELECT (SELECT id FROM queue LIMIT 1), id, 100 ${agents}`,
  );
  await db.query(`INSERT INTO agent_state (user_id, presence, presence_since) SELECT id, 'online', now() ${agents}`);
  await db.query(
    `INSERT INTO presence_connection (id, user_id, process_id, seen_at)
     SELECT uuidv7(), id, uuidv7(), now() + interval '1 day' ${agents}`,
  );
  await db.query(`UPDATE queue SET capacity = 1000`);
}

/** Waits until so many tickets have an owner. */
export async function assigned({ db }, count, until) {
  await until(
    `${count} tickets have an owner`,
    async () =>
      (await db.query(`SELECT count(*)::int AS done FROM ticket WHERE is_live AND assignee_id IS NOT NULL`)).rows[0]
        .done >= count,
    { within: 300_000, every: 20 },
  );
}
