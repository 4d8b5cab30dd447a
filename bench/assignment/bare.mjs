// The yardstick: everything that one message asks of the database, from the receipt to the owner of its ticket, prepared,
// one statement after the other in one transaction per request. It thinks nothing and knows the statements beforehand.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';
import { newId } from '../../dist/libs/kernel/src/index.js';

// tokens: what differs from message to message, as it stood in the message that the statements were read from.
const { statements, tokens } = JSON.parse(readFileSync(process.env.SCRIPT, 'utf8'));
const every = new RegExp(
  [...tokens.ids, tokens.phone, tokens.externalId, tokens.protocol, tokens.agent].join('|'),
  'g',
);
const plan = statements.map(({ name, text, values }) => ({
  name,
  text,
  values: values.map((value) => ({ value, varies: value !== null && value.search(every) >= 0 })),
}));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
let number = 0;

const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('/', async (request, reply) => {
  const [message] = JSON.parse(request.body).entry[0].changes[0].value.messages;
  const fresh = new Map(tokens.ids.map((id) => [id, newId()]));
  fresh.set(tokens.phone, message.from).set(tokens.externalId, message.id);
  fresh.set(tokens.protocol, `99${String(++number).padStart(12, '0')}`);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const { name, text, values } of plan) {
      const given = values.map(({ value, varies }) =>
        varies ? value.replace(every, (token) => fresh.get(token)) : value,
      );
      if (name === 'channels.receipt-insert') given[2] = [request.body];
      const { rows } = await client.query({ name, text, values: given });
      if (name.startsWith('routing.agent-pick')) fresh.set(tokens.agent, rows[0].user_id);
    }
    await client.query('COMMIT');
  } catch (error) {
    console.error(error);
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  return reply.send();
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log('listening');
