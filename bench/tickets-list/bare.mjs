// The yardsticks, in one process each: the statements of the request, prepared, and the rows sent as JSON.
// KIND=columns: a list written by hand, rows as columns, made into JSON by JavaScript.
// KIND=json: exactly the product's statements, whose rows are JSON already.
import Fastify from 'fastify';
import pg from 'pg';

const requests = JSON.parse(process.env.REQUESTS);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const app = Fastify();
const named = (row, name) => (row[`${name}_id`] === null ? null : { id: row[`${name}_id`], name: row[`${name}_name`] });

const toTicket = (row) => ({
  id: row.id,
  protocol: row.protocol,
  status: row.status,
  version: row.version,
  channel: row.channel,
  inbox: named(row, 'inbox'),
  queue: named(row, 'queue'),
  contact: { ...named(row, 'contact'), phone: row.phone, customerId: row.customer_id },
  assignee: named(row, 'assignee'),
  sector: named(row, 'sector'),
  occurrenceType: named(row, 'occurrence_type'),
  occurrence: named(row, 'occurrence'),
  solution: named(row, 'solution'),
  priority: row.priority,
  unread: row.unread,
  lastMessagePreview: row.last_message_preview,
  lastMessageDirection: row.last_message_direction,
  lastActivityAt: row.last_activity_at,
  queuedAt: row.queued_at,
  assignedAt: row.assigned_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  finishedAt: row.finished_at,
  openedVia: row.opened_via,
});

app.get('/:name', async (request, reply) => {
  const statements = requests[request.params.name];
  const client = await pool.connect();
  try {
    const [page] = await inTurn(client, statements);
    const rows = page.rows.slice(0, 25);
    if (process.env.KIND === 'columns') return rows.map(toTicket);
    return reply.type('application/json; charset=utf-8').send(`[${rows.map(({ item }) => item).join(',')}]`);
  } finally {
    client.release();
  }
});

async function inTurn(client, statements) {
  const results = [];
  for (const { name, text, values } of statements) results.push(await client.query({ name, text, values }));
  return results;
}
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log('listening');
