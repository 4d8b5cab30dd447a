// The yardstick: one route, one prepared statement, nothing else. No signature, no log, no hooks.
import Fastify from 'fastify';
import pg from 'pg';
import { newId } from '../../dist/libs/kernel/src/index.js';

const text = process.env.STATEMENT ?? '';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('/webhooks/:inboxId', async (request, reply) => {
  await pool.query({
    name: 'receive',
    text,
    values: [[newId()], [request.params.inboxId], [request.body], [new Date()], [request.id], [1], ['5541999990000']],
  });
  return reply.send();
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log('listening');
