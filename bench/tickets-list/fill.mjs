/**
 * So many tickets in one statement: ten inboxes (the agent is a member of three), 50 agents, a tenth live and of those
 * one in five without an owner, one contact for four tickets, activity one second apart, the newest just now.
 */
export async function fill({ db, inboxId }, count, loginOfAgent) {
  await db.query(`SET session_replication_role = replica`); // the rows are made right: no look-up for every reference
  await db.query(`
    INSERT INTO user_account (id, name, display_name, login, email, profile_id, created_at, updated_at)
    SELECT uuidv7(), 'Agente ' || n, 'Agente ' || n, 'agent-' || n, 'agent-' || n || '@example.com', profile_id, now(), now()
      FROM user_account, generate_series(1, 49) n WHERE login = 'bruno'`);
  await db.query(
    `INSERT INTO inbox (id, name, channel, provider, settings, verify_token, created_at, updated_at)
     SELECT uuidv7(), 'Inbox ' || n, channel, provider, '{}', 'bench', now(), now() FROM inbox, generate_series(1, 9) n WHERE id = $1`,
    [inboxId],
  );
  await db.query(
    `INSERT INTO inbox_member (inbox_id, user_id)
     SELECT i.id, u.id FROM inbox i, user_account u WHERE u.login = $1 AND i.name IN ('Inbox 1', 'Inbox 2') ON CONFLICT DO NOTHING`,
    [loginOfAgent],
  );
  const ids = async (sql, ...values) => (await db.query(sql, values)).rows.map(({ id }) => id);
  const inboxes = await ids(`SELECT id FROM inbox ORDER BY name`);
  const agents = await ids(
    `SELECT id FROM user_account WHERE login LIKE 'agent-%' OR login = $1 ORDER BY id`,
    loginOfAgent,
  );
  await db.query(
    `INSERT INTO contact (id, name, phone, phone_key, created_at, updated_at)
     SELECT md5('contact ' || n)::uuid, 'Cliente ' || n, '+55419' || (10000000 + n), '55419' || (10000000 + n), now(), now()
       FROM generate_series(0, $1::int - 1) n`,
    [Math.ceil(count / 4)],
  );
  // Each ticket has a conversation of its own. Owner, inbox and being live are drawn apart from each other.
  await db.query(
    `INSERT INTO conversation (id, inbox_id, contact_id, address, created_at)
     SELECT md5('conversation ' || n)::uuid, ($2::uuid[])[1 + n % 10], md5('contact ' || n)::uuid, 'bench', now()
       FROM generate_series(0, $1::int - 1) n`,
    [count, inboxes],
  );
  await db.query(
    `INSERT INTO ticket (id, protocol, status, channel, inbox_id, conversation_id, contact_id, first_seq, last_seq, queue_id, queued_at,
            assignee_id, assigned_at, sector_id, occurrence_type_id, occurrence_id, solution_id, opened_via, last_message_preview,
            last_message_direction, last_activity_at, finished_at, created_at, updated_at)
     SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || 'a' || substr(md5(n::text), 4, 15))::uuid,
            '2000' || lpad(n::text, 10, '0'), CASE WHEN NOT live THEN 'finished' WHEN owner IS NULL THEN 'open' ELSE 'inProgress' END,
            'whatsapp', ($2::uuid[])[1 + n % 10], md5('conversation ' || n)::uuid, md5('contact ' || n / 4)::uuid, 1, 9,
            (SELECT id FROM queue LIMIT 1), at, owner, CASE WHEN owner IS NULL THEN NULL ELSE at END,
            c.sector_id, c.occurrence_type_id, c.occurrence_id, c.solution_id, 'automatic',
            'Bom dia, preciso de ajuda com o pedido ' || n, 'in', at, CASE WHEN live THEN NULL ELSE at END, at, at
       FROM (SELECT n, now() - ($1 - n) * interval '1 second' AS at, hashint4(n) & 2147483647 AS r FROM generate_series(0, $1::int - 1) n) base
      CROSS JOIN inbox_conversion c
      CROSS JOIN LATERAL (SELECT r % 100 < 10 AS live) l
      CROSS JOIN LATERAL (SELECT CASE WHEN live AND r % 1000 < 20 THEN NULL ELSE ($3::uuid[])[1 + (r / 1000) % 50] END AS owner) o
      ORDER BY n`,
    [count, inboxes, agents],
  );
  await db.query(`RESET session_replication_role`);
  await db.query(`VACUUM (ANALYZE)`);
}
