// What the audit trail adds to a write: PUT of a catalogue record over HTTP, in turns with its entry and without. Medians
// of neighbours are compared, so that what else the machine does falls on both alike.
import path from 'node:path';
import { root } from '../../tools/lib/project.mjs';
import { signIn } from '../lib/sign-in.mjs';
import { withSite } from '../lib/site.mjs';
import { quantile } from '../lib/stats.mjs';

const seconds = Number(process.env.BENCH_SECONDS ?? 10);

export const title = 'PUT of a catalogue record, with its audit entry and without';

export const measure = (say) =>
  withSite(async (site) => {
    const database = await site.database('audit');
    const api = await site.app('api', database, {}, path.join(root, 'bench/audit/audited-api.mjs'));
    const { accessToken } = await signIn(api.url, 'root');
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    const send = async (method, where, body) => {
      const options = { method, headers, body: JSON.stringify(body) };
      const answer = await fetch(`${api.url}/api/v1/${where}`, options);
      if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const figures = [];
    for (const clients of [1, 8]) {
      const records = [];
      for (let n = 0; n < clients; n++) records.push(await send('POST', 'solutions', { name: `S ${clients} ${n}` }));
      const times = { on: [], off: [] };
      let turn = 0;
      const until = performance.now() + (seconds + 1) * 1000;
      const warm = performance.now() + 1000;
      await Promise.all(
        records.map(async (record) => {
          while (performance.now() < until) {
            const kind = turn++ % 2 === 0 ? 'on' : 'off';
            const began = performance.now();
            record = await send('PUT', `solutions/${record.id}`, {
              description: `${kind} ${began}`,
              version: record.version,
            });
            if (began > warm) times[kind].push(performance.now() - began);
          }
        }),
      );
      const [on, off] = [quantile(times.on, 0.5), quantile(times.off, 0.5)];
      say(`${clients} at once: ${times.on.length + times.off.length} writes`);
      figures.push({
        figure: `PUT, ${clients} at once`,
        'with entry, ms': on.toFixed(2),
        'without, ms': off.toFixed(2),
        'audit adds': `${((on / off - 1) * 100).toFixed(1)} %`,
        target: '< 10 %',
      });
    }
    return figures;
  });
