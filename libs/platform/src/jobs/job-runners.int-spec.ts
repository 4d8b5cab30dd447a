import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import { Redis } from 'ioredis';
import { useDatabase, useRedis } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { forgetConfiguration } from '../config/index.js';
import { UnitOfWork } from '../database/index.js';
import { JobSweeper } from './job-sweeper.js';
import { Jobs, type ScheduleOptions } from './jobs.js';
import { contractJob, effectTable, startJobApp, type ContractPayload } from './testing/contract-jobs.js';

const db = useDatabase();
const redis = useRedis();

Object.assign(process.env, { JOBS_LEASE_SECONDS: '1', JOBS_SWEEP_MS: '100', JOBS_SWEEP_GRACE_MS: '200' });

interface Effect {
  label: string;
  attempt: number;
  lastAttempt: boolean;
  interrupted: boolean;
  phase: 'begin' | 'end';
}

beforeAll(() => db.sql(effectTable));

describe.each(['in-process', 'bull'] as const)('the %s runner', (runner) => {
  const apps: INestApplicationContext[] = [];
  const children: ChildProcess[] = [];

  const start = async (work = true): Promise<INestApplicationContext> => {
    const app = await startJobApp(work);
    apps.push(app);
    return app;
  };
  const startProcess = async (): Promise<ChildProcess> => {
    const file = 'libs/platform/src/jobs/testing/job-process.ts';
    const env = { ...process.env, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, ['--import', './test/support/typescript-loader.mjs', file], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await once(child.stdout, 'data');
    return child;
  };
  const schedule = (
    app: INestApplicationContext,
    payload: ContractPayload,
    options?: ScheduleOptions,
  ): Promise<string> => app.get(UnitOfWork).run((tx) => app.get(Jobs).schedule(tx, contractJob, payload, options));
  const effects = (label = '%'): Promise<Effect[]> =>
    db.sql<Effect>(
      `SELECT label, attempt, last_attempt AS "lastAttempt", interrupted, phase FROM job_effect WHERE label LIKE $1 ORDER BY place`,
      [label],
    );
  const ends = async (label = '%'): Promise<string[]> =>
    (await effects(label)).filter(({ phase }) => phase === 'end').map((effect) => effect.label);
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await db.sql<{ state: string }>(`SELECT state FROM job WHERE id = $1`, [id]))[0]?.state;
  const allDone = () =>
    eventually(async () =>
      expect(await db.sql(`SELECT id FROM job WHERE state NOT IN ('done') AND family = 'contract'`)).toEqual([]),
    );

  beforeEach(async () => {
    if (runner === 'bull') process.env.REDIS_URL = redis.url;
    else delete process.env.REDIS_URL;
    forgetConfiguration();
    await db.sql(`TRUNCATE job, job_effect`);
  });

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(apps.splice(0).map((app) => app.close()));
    const client = new Redis(redis.url);
    await client.flushdb();
    await client.quit();
  });

  it('runs a job once after the commit, whichever process scheduled it', async () => {
    const api = await start(false);
    await start();
    const id = await schedule(api, { label: 'a' });
    await eventually(async () => expect(await stateOf(id)).toBe('done'), { within: 2_000 });
    expect(await effects()).toEqual([
      { label: 'a', attempt: 1, lastAttempt: false, interrupted: false, phase: 'begin' },
      { label: 'a', attempt: 1, lastAttempt: false, interrupted: false, phase: 'end' },
    ]);
  });

  it('never runs a job whose transaction is rolled back', async () => {
    const app = await start();
    const failing = app.get(UnitOfWork).run(async (tx) => {
      await app.get(Jobs).schedule(tx, contractJob, { label: 'never' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await schedule(app, { label: 'b' });
    await eventually(async () => expect(await ends()).toEqual(['b']));
    expect(await effects('never')).toEqual([]);
  });

  it('tries again after an error, and keeps the row when the last attempt fails', async () => {
    const app = await start();
    const [once_, never, gaveUp] = [
      await schedule(app, { label: 'once', behave: 'fail-once' }),
      await schedule(app, { label: 'never', behave: 'fail' }),
      await schedule(app, { label: 'gave-up', behave: 'give-up' }),
    ];
    await eventually(async () => {
      expect([await stateOf(once_), await stateOf(never), await stateOf(gaveUp)]).toEqual(['done', 'failed', 'failed']);
    });
    expect((await effects('never')).map(({ attempt, lastAttempt }) => [attempt, lastAttempt])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(await effects('gave-up')).toHaveLength(1);
    expect(await db.sql(`SELECT last_error FROM job WHERE id = $1`, [never])).toEqual([
      { last_error: 'refused never' },
    ]);
  });

  it('runs a failed row again when a person asks for it', async () => {
    const app = await start();
    const id = await schedule(app, { label: 'x', behave: 'give-up' });
    await eventually(async () => expect(await stateOf(id)).toBe('failed'));
    await db.sql(`UPDATE job SET payload = '{"label": "x"}' WHERE id = $1`, [id]);
    expect(await app.get(UnitOfWork).run((tx) => app.get(Jobs).retry(tx, id))).toBe('test.contract');
    await eventually(async () => expect(await stateOf(id)).toBe('done'), { within: 2_000 });
    expect(await app.get(UnitOfWork).run((tx) => app.get(Jobs).retry(tx, id))).toBeNull();
  });

  it('waits when the handler asks for it, without using up an attempt', async () => {
    const app = await start();
    const id = await schedule(app, { label: 'later', behave: 'later-once' });
    await eventually(async () => expect(await stateOf(id)).toBe('done'));
    expect((await effects()).map(({ attempt, phase }) => [attempt, phase])).toEqual([
      [1, 'begin'],
      [1, 'begin'],
      [1, 'end'],
    ]);
  });

  it('runs a job at its moment; the same key moves it, and it can be withdrawn', async () => {
    const app = await start();
    const inMs = (ms: number) => new Date(Date.now() + ms);
    await schedule(app, { label: 'old' }, { at: inMs(150), key: 'k' });
    await schedule(app, { label: 'new' }, { at: inMs(450), key: 'k' });
    await schedule(app, { label: 'gone' }, { at: inMs(150), key: 'g' });
    expect(await app.get(UnitOfWork).run((tx) => app.get(Jobs).cancel(tx, 'g'))).toBe(true);
    const begun = Date.now();
    await eventually(async () => expect(await ends()).toEqual(['new']), { every: 5 });
    const late = Date.now() - begun;
    expect(late).toBeGreaterThan(350);
    expect(late).toBeLessThan(1_000);
    expect(await app.get(UnitOfWork).run((tx) => app.get(Jobs).cancel(tx, 'k'))).toBe(false);
    expect(await db.sql(`SELECT state FROM job WHERE family = 'contract' ORDER BY state`)).toEqual([
      { state: 'cancelled' },
      { state: 'done' },
    ]);
  });

  it('keeps the order of every line with four workers at once, also when one must be tried again', async () => {
    const workers = await Promise.all([start(), start(), start(), start()]);
    const lines = Array.from({ length: 8 }, (_, line) => `line-${line}`);
    await Promise.all(
      lines.map(async (line, index) => {
        for (let place = 0; place < 10; place++) {
          const behave = place === 3 ? 'fail-once' : 'well';
          const app = workers[(index + place) % 4] as INestApplicationContext;
          await schedule(app, { label: `${line}:${place}`, behave, ms: place % 3 }, { orderedBy: line });
        }
      }),
    );
    await allDone();
    for (const line of lines) {
      const trace = (await effects(`${line}:%`)).map(({ label, attempt, phase }) => `${label} ${attempt} ${phase}`);
      const expected = Array.from({ length: 10 }, (_, place) => {
        const name = `${line}:${place}`;
        return place === 3
          ? [`${name} 1 begin`, `${name} 2 begin`, `${name} 2 end`]
          : [`${name} 1 begin`, `${name} 1 end`];
      }).flat();
      expect(trace).toEqual(expected);
    }
  });

  it('a line that waits holds up no other job', async () => {
    const app = await start();
    await schedule(app, { label: 'slow:0', ms: 600 }, { orderedBy: 'slow' });
    for (let place = 1; place < 20; place++) await schedule(app, { label: `slow:${place}` }, { orderedBy: 'slow' });
    await schedule(app, { label: 'quick' });
    await eventually(async () => expect(await ends()).toEqual(['quick']), { within: 500 });
    await allDone();
  });

  it('with four workers every job of a crowd runs once', async () => {
    const workers = await Promise.all([start(), start(), start(), start()]);
    await Promise.all(
      workers.flatMap((app, worker) =>
        Array.from({ length: 50 }, (_, n) => schedule(app, { label: `${worker}-${n}` })),
      ),
    );
    await allDone();
    const labels = await ends();
    expect(labels).toHaveLength(200);
    expect(new Set(labels).size).toBe(200);
  });

  it('kill -9 in the middle of a job: another worker repeats it and is told so; nothing else runs twice', async () => {
    const api = await start(false);
    const child = await startProcess();
    await schedule(api, { label: 'cut', ms: 3_000 }, { orderedBy: 'c' });
    await schedule(api, { label: 'behind' }, { orderedBy: 'c' });
    const beside = await schedule(api, { label: 'beside' });
    await eventually(async () => {
      expect(await stateOf(beside)).toBe('done');
      expect(await effects('cut')).toHaveLength(1);
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await db.sql(`UPDATE job SET payload = '{"label": "cut"}' WHERE payload ->> 'label' = 'cut'`);
    await start();
    await allDone();
    expect((await effects('cut')).map(({ attempt, interrupted, phase }) => [attempt, interrupted, phase])).toEqual([
      [1, false, 'begin'],
      [1, true, 'begin'],
      [1, true, 'end'],
    ]);
    expect(await ends()).toEqual(['beside', 'cut', 'behind']);
  });

  it('a long job keeps its lease, and nobody else takes it', async () => {
    await Promise.all([start(), start()]).then(([app]) => schedule(app, { label: 'long', ms: 2_500 }));
    await allDone();
    expect(await effects()).toHaveLength(2);
  });

  it('a worker that stops lets running jobs end, and leaves the rest to others', async () => {
    const app = await start();
    await schedule(app, { label: 'running', ms: 400 }, { orderedBy: 's' });
    await schedule(app, { label: 'waiting' }, { orderedBy: 's' });
    await eventually(async () => expect(await effects()).toHaveLength(1));
    await app.close();
    apps.length = 0;
    expect(await ends()).toEqual(['running']);
    await start();
    await allDone();
    expect(await ends()).toEqual(['running', 'waiting']);
  });

  it('what nobody announced is found by the sweeper', async () => {
    const app = await start();
    await db.sql(
      `INSERT INTO job (id, kind, family, payload, cause, max_attempts, due_at, created_at)
       VALUES (gen_random_uuid(), 'test.contract', 'contract', '{"label": "lost"}', '{"actor": {"kind": "system", "id": null, "name": "x"}}', 3, now(), now())`,
    );
    await eventually(async () => expect(await ends()).toEqual(['lost']));
    await app.get(JobSweeper).sweep(['contract']);
    expect(await ends()).toEqual(['lost']);
  });

  it('keeps one row of each recurring kind, however many workers look', async () => {
    await Promise.all([start(), start(), start()]);
    await eventually(async () =>
      expect(await db.sql(`SELECT key, state FROM job WHERE key LIKE 'every:%'`)).toEqual([
        { key: 'every:platform.forget-finished-jobs', state: 'waiting' },
      ]),
    );
  });

  if (runner === 'bull') {
    it('FLUSHALL in the middle of a load loses and repeats nothing', async () => {
      const workers = await Promise.all([start(), start(), start(), start()]);
      const flusher = new Redis(redis.url);
      for (let n = 0; n < 200; n++) {
        const app = workers[n % 4] as INestApplicationContext;
        await schedule(
          app,
          { label: `f-${String(n).padStart(3, '0')}`, ms: 5 },
          n % 2 ? { orderedBy: `flush-${n % 10}` } : {},
        );
        if (n % 40 === 20) await flusher.flushdb();
      }
      await allDone();
      await flusher.quit();
      const labels = await ends();
      expect(labels).toHaveLength(200);
      expect(new Set(labels).size).toBe(200);
      for (let line = 1; line < 10; line += 2) {
        const own = labels.filter((label) => Number(label.slice(2)) % 10 === line);
        expect(own).toEqual([...own].sort());
      }
    });
  }
});
