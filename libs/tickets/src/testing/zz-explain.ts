import 'reflect-metadata';
import pg from 'pg';
import { TicketListRepository } from '../tickets/list/ticket-list.repository.js';
import { TicketPlacement } from '../tickets/ticket-placement.js';
import { parseListRequest } from '@guiche/platform/http';
import { ticketList } from '../tickets/list/ticket.list.js';
const [, , base, name, verbose] = process.argv;
const pool = new pg.Client(base!.replace(/postgres$/, name!));
await pool.connect();
const placement = new TicketPlacement();
placement.register({ queueNameSql: (c: string) => `(SELECT q.name::text FROM queue q WHERE q.id = ${c})` } as never);
const repo = new TicketListRepository(placement);
const inboxes = (await pool.query('SELECT id FROM inbox ORDER BY id')).rows.map((r) => r.id);
const user = (
  await pool.query(`SELECT assignee_id AS id FROM ticket WHERE is_live AND assignee_id IS NOT NULL LIMIT 1`)
).rows[0].id;
const scopes: Record<string, any> = {
  admin: { kind: 'user', userId: user, unassigned: true, others: true, inboxIds: 'all' },
  agent3: { kind: 'user', userId: user, unassigned: true, others: true, inboxIds: inboxes.slice(0, 3) },
  assistant3: { kind: 'user', userId: user, unassigned: true, others: false, inboxIds: inboxes.slice(0, 3) },
};
let mode = 'time';
let last: any = null;
const tx: any = {
  async rows(s: any, v: any[] = []) {
    const q = s.name ? { name: s.name, text: s.text, values: [...v] } : { text: s.text, values: [...v] };
    if (mode === 'explain') {
      const r = await pool.query({
        text: 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY ON) ' + s.text,
        values: [...v],
      });
      last = r.rows.map((x) => x['QUERY PLAN']).join('\n');
      return [];
    }
    return (await pool.query(q)).rows;
  },
  async row(s: any, v: any) {
    return (await this.rows(s, v))[0] ?? null;
  },
};
const cases: [string, any][] = [];
for (const view of ['mine', 'unassigned', 'all'])
  for (const live of [true, undefined])
    cases.push([
      `${view} live=${live}`,
      { filter: JSON.stringify({ view, ...(live === undefined ? {} : { live }) }), limit: '25' },
    ]);
cases.push(['status finished', { filter: JSON.stringify({ status: ['finished'] }), limit: '25' }]);
cases.push(['q name', { filter: JSON.stringify({ q: 'Gabriela Souza 1' }), limit: '25' }]);
cases.push(['q common', { filter: JSON.stringify({ q: 'Silva' }), limit: '25' }]);
cases.push(['q phone', { filter: JSON.stringify({ q: '900012' }), limit: '25' }]);
cases.push(['q protocol', { filter: JSON.stringify({ q: '200000001234' }), limit: '25' }]);
cases.push(['createdAt', { sort: '["createdAt","DESC"]', limit: '25' }]);
cases.push(['range', { filter: '{}', range: '[0,24]' }]);
for (const [sname, scope] of Object.entries(scopes))
  for (const [cname, query] of cases) {
    const request = parseListRequest(ticketList, query);
    mode = 'time';
    const times: number[] = [];
    let n = 0;
    for (let i = 0; i < 15; i++) {
      const t = performance.now();
      const page: any = await repo.page(tx, scope, request);
      times.push(performance.now() - t);
      n = page.count;
    }
    times.sort((a, b) => a - b);
    mode = 'explain';
    await repo.page(tx, scope, request);
    const exec = /Execution Time: ([\d.]+)/.exec(last)?.[1];
    const buf = /Buffers: shared hit=(\d+)(?: read=(\d+))?/.exec(last);
    const seq = [...last.matchAll(/Seq Scan on (\w+)/g)].map((m) => m[1]);
    console.log(
      sname.padEnd(11),
      cname.padEnd(22),
      'rows',
      n,
      'median',
      times[7]!.toFixed(2),
      'min',
      times[0]!.toFixed(2),
      'exec',
      exec,
      'buf',
      buf?.[1],
      buf?.[2] ?? 0,
      'seq',
      [...new Set(seq)].join(','),
    );
    if (verbose && `${sname} ${cname}`.includes(verbose)) console.log(last);
  }
for (const [sname, scope] of Object.entries(scopes))
  for (const view of ['mine', 'unassigned', 'all']) {
    mode = 'time';
    const ts: number[] = [];
    let r: any;
    for (let i = 0; i < 9; i++) {
      const t = performance.now();
      r = await repo.count(tx, scope, view as any);
      ts.push(performance.now() - t);
    }
    ts.sort((a, b) => a - b);
    console.log('count', sname, view, JSON.stringify(r), ts[4]!.toFixed(2));
  }
await pool.end();
