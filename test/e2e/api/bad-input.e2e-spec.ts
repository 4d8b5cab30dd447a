import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { ApiClient } from '../../support/api-client.js';
import { useDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { inboundText, startProduct, type Product } from '../../support/product.js';
import { operationsOf, sampleOf, type Operation, type OpenApi } from './open-api.js';
import { closeConnections, sendRaw, type RawAnswer, type RawRequest } from './raw-request.js';
import { faultOf } from './refusals.js';

// The same cases on every run, so that a red build is about the change; another seed looks elsewhere.
const seed = Number(process.env.BAD_INPUT_SEED ?? '26');
const runsPerOperation = Number(process.env.BAD_INPUT_RUNS ?? '15');

type Language = 'pt-BR' | 'en';

/** Values that have broken servers. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -1e21, 2 ** 31, 2 ** 53 + 2, '', ' ', '0', 'null'),
  fc.constantFrom<unknown>('\0', 'a\0b', '\ud800', '😀'.repeat(300), 'x'.repeat(70_000), 'undefined', '%', '{{x}}'),
  fc.constantFrom<unknown>('+275760-09-13T00:00:00.000Z', '0000-00-00', '2026-02-31T25:61:00Z', "' OR 1=1 --", '../..'),
  fc.constantFrom<unknown>([], {}, [[]], [null], { a: { b: [] } }, { toString: 1 }, { length: -1 }, [[[[[[]]]]]]),
  fc.uuid(),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.jsonValue(),
);

const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'replace', 'drop', 'add'),
  name: fc.constantFrom('unknown', '__proto__', 'constructor', 'id', 'version', 'isRoot', ''),
  value: oddValue,
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** The valid body with something wrong in it. */
function changed(sample: unknown, changes: readonly Change[]): unknown {
  const root = { body: structuredClone(sample) };
  for (const { at, how, name, value } of changes) {
    const places: [object, string][] = [];
    const walk = (node: object): void => {
      for (const [key, child] of Object.entries(node) as [string, unknown][]) {
        places.push([node, key]);
        if (typeof child === 'object' && child !== null) walk(child);
      }
    };
    walk(root);
    const [holder, key] = places[at % places.length] ?? [root, 'body'];
    if (how === 'drop' && holder !== root) Reflect.deleteProperty(holder, key);
    else Reflect.set(holder, how === 'add' && holder !== root ? name : key, value);
  }
  return root.body;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
// A lone surrogate cannot be encoded; what a client sends then is the sign for "unknown".
const encoded = (value: unknown): string => encodeURIComponent(Buffer.from(asText(value).slice(0, 6_000)).toString());

const oddHeaders = fc.dictionary(
  fc.constantFrom('if-match', 'idempotency-key', 'x-request-id', 'range', 'origin', 'cookie', 'accept', 'user-agent'),
  fc.constantFrom(
    '',
    '*',
    '""',
    'W/"1"',
    '"-1"',
    '"1"',
    '1e9',
    'x'.repeat(300),
    'a b',
    'bytes=-1',
    'guiche_refresh=x',
    'é',
  ),
  { maxKeys: 3 },
);

const attack = fc.record({
  changes: fc.array(change, { maxLength: 3 }),
  pathValues: fc.array(fc.tuple(fc.boolean(), oddValue, fc.nat()), { minLength: 2, maxLength: 2 }),
  query: fc.dictionary(fc.nat().map(String), fc.tuple(fc.boolean(), oddValue), { maxKeys: 3 }),
  headers: oddHeaders,
  language: fc.constantFrom<Language>('pt-BR', 'en'),
});
type Attack = typeof attack extends fc.Arbitrary<infer T> ? T : never;

describe('bad input over the whole OpenAPI document', () => {
  const db = useDatabase();
  let product: Product;
  let document: OpenApi;
  let operations: Operation[];
  let root: ApiClient;
  /** Ends sessions by what he calls; everybody else stays signed in. */
  let carla: ApiClient;
  let ids: string[];
  let idsByResource: Map<string, string[]>;
  let examples: Record<string, unknown>;

  beforeAll(async () => {
    product = await startProduct(db.sql);
    await product.start('api');
    const worker = await product.start('worker');
    const message = { from: '5511955550001', id: `wamid.${randomUUID()}`, text: 'Bom dia' };
    expect(await product.webhook(inboundText(product.business, message))).toBe(200);
    root = await product.signIn('root');
    carla = await product.signIn('carla');
    await eventually(async () => expect(await root.get<unknown[]>('/tickets')).toHaveLength(1), { within: 30_000 });
    await worker.stop();
    document = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as OpenApi;
    operations = operationsOf(document);
    idsByResource = new Map();
    for (const { method, path, parameters } of operations) {
      const resource = /^\/api\/v1\/([a-z-]+)$/.exec(path)?.[1];
      if (method !== 'GET' || !resource || !parameters.some(({ name }) => name === 'filter')) continue;
      const rows = await root.get<{ id: string }[]>(`/${resource}`);
      idsByResource.set(
        resource,
        rows.map(({ id }) => id).filter((id) => id && id !== root.me.id),
      );
    }
    ids = [...idsByResource.values()].flat();
    examples = {
      provider: 'whatsapp-cloud',
      settings: { phoneNumberId: '1', businessAccountId: '2', graphBaseUrl: `${product.sandbox.url}/sandbox/graph` },
      secrets: { accessToken: 'a', appSecret: 'b' },
      permissions: ['tickets.list'],
      email: 'a@solaris.example',
      expiresAt: null,
      status: 'inProgress',
      password: 'senha-errada-1',
      current: 'senha-errada-1',
    };
  }, 120_000);

  afterAll(closeConnections);

  const pathOf = (operation: Operation, valueOf: (name: string, place: number) => string): string => {
    let place = 0;
    return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => valueOf(name, place++));
  };

  const knownIds = ({ path }: Operation): string[] => {
    const own = idsByResource.get(path.split('/')[3] ?? '') ?? [];
    return own.length > 0 ? own : ids;
  };

  const who = ({ path }: Operation): ApiClient => (/sign-out|me\/password/.test(path) ? carla : root);

  const sample = ({ body }: Operation, start: number): unknown => {
    let next = start;
    return body ? sampleOf(body, document, examples, () => ids[next++ % ids.length] ?? '') : undefined;
  };

  function requestOf(operation: Operation, { changes, pathValues, query, headers, language }: Attack): RawRequest {
    const known = knownIds(operation);
    const path = pathOf(operation, (_, place) => {
      const [isKnown, value, at] = pathValues[place] ?? [false, '', 0];
      return isKnown ? (known[at % known.length] ?? '') : encoded(value) || '%00';
    });
    const names = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const pairs = Object.entries(query).map(([at, [isJson, value]]) => {
      const name = [...names, 'unknown'][Number(at) % (names.length + 1)] ?? '';
      const filtered = document.paths[operation.path]?.get?.parameters?.find((parameter) => parameter.name === name);
      const fields = [...(filtered?.description ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '');
      const field = fields[Number(at) % (fields.length || 1)] ?? 'id';
      return `${name}=${encoded(isJson && name === 'filter' ? { [field]: value } : value)}`;
    });
    const body = operation.body && JSON.stringify(changed(sample(operation, pathValues[0]?.[2] ?? 0), changes));
    return {
      method: operation.method,
      target: path + (pairs.length > 0 ? `?${pairs.join('&')}` : ''),
      headers: {
        authorization: `Bearer ${who(operation).token}`,
        ...(body !== null && { 'content-type': 'application/json' }),
        ...headers,
        'accept-language': language,
      },
      ...(body !== null && { body: body ?? 'null' }),
    };
  }

  /** Sends one request per operation, a few at a time; answers what is wrong with the answers. */
  async function faults(
    chosen: readonly Operation[],
    make: (operation: Operation) => { request: RawRequest; language?: Language; only?: (answer: RawAnswer) => boolean },
  ): Promise<string[]> {
    const found: string[] = [];
    await inLanes(chosen, async (operation) => {
      const { request, language = 'pt-BR', only } = make(operation);
      const answer = await sendRaw(product.url, request);
      const fault = faultOf(answer, { ...operation, language });
      if (fault) found.push(`${operation.name}: ${fault}`);
      else if (only && !only(answer)) found.push(`${operation.name}: ${answer.status} ${answer.text.slice(0, 200)}`);
    });
    return found;
  }

  const plainRequest = (operation: Operation): RawRequest => ({
    method: operation.method,
    target: pathOf(operation, () => knownIds(operation)[0] ?? randomUUID()),
    headers: { authorization: `Bearer ${who(operation).token}`, 'content-type': 'application/json' },
  });
  const withBody = (): Operation[] => operations.filter(({ body }) => body !== null);
  const isRaw = ({ path }: Operation): boolean => path.startsWith('/webhooks/');

  it('API-3: whatever is wrong with a request, the answer is a success or a refusal in the contract’s form', async () => {
    expect(operations.length).toBeGreaterThan(90);
    const found: string[] = [];
    await inLanes(operations, async (operation) => {
      const outcome = await fc.check(
        fc.asyncProperty(attack, async (values) => {
          const answer = await sendRaw(product.url, requestOf(operation, values));
          const fault = faultOf(answer, { ...operation, language: values.language });
          if (fault) throw new Error(fault);
        }),
        { seed, numRuns: runsPerOperation, endOnFailure: true },
      );
      if (!outcome.failed) return;
      const [values] = outcome.counterexample ?? [];
      const { target, body } = values ? requestOf(operation, values) : { target: '', body: '' };
      const said = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : '';
      found.push(`${operation.name}: ${said}\n    ${target.slice(0, 200)} ${String(body ?? '').slice(0, 400)}`);
    });
    expect(found).toEqual([]);
  }, 90_000);

  it.each([
    ['broken JSON', '{"name": '],
    ['no JSON at all', '\0\x01<xml/>'],
    ['a text', '"texto"'],
    ['a list', '[1, 2]'],
    ['null', 'null'],
    ['nothing', ''],
    ['a number beyond all', '1e999'],
    ['a prototype', '{"__proto__": {"isRoot": true}, "constructor": {"prototype": {}}}'],
    ['ten thousand levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['ten thousand lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['two megabytes', `{"name": "${'x'.repeat(2_000_000)}"}`],
  ])('API-3: %s in place of a body is a refusal everywhere', async (_, body) => {
    const found = await faults(withBody(), (operation) => ({ request: { ...plainRequest(operation), body } }));
    expect(found).toEqual([]);
  });

  it('API-3: a body of another type is 415, one above the limit 413', async () => {
    const takers = withBody().filter((operation) => !isRaw(operation));
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml; q=é',
      '/',
    ];
    for (const type of types) {
      const found = await faults(takers, (operation) => {
        const request = plainRequest(operation);
        const headers = { ...request.headers, 'content-type': type };
        return { request: { ...request, headers, body: 'name=x' }, only: ({ status }) => status === 415 };
      });
      expect(found).toEqual([]);
    }
    for (const operation of takers.slice(0, 4)) {
      const { method, target } = plainRequest(operation);
      // Announced only: refused before anything of it is read.
      const head = `${method} ${target} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`;
      expect(await statusOfBytes(product.url, `${head}content-length: 4000000\r\n\r\n{`)).toBe(4);
    }
  });

  it('API-3, API-1: what names nothing is 404 or 400, and no method is answered with a fault', async () => {
    const addressed = operations.filter(({ path }) => path.includes('{') && !path.startsWith('/webhooks/'));
    for (const id of [
      randomUUID(),
      '0',
      'null',
      '%00',
      '%ff',
      '%E0%A4%A',
      '..%2f..',
      'x'.repeat(3_000),
      '%F0%9F%98%80',
    ]) {
      const found = await faults(addressed, (operation) => ({
        request: { ...plainRequest(operation), target: pathOf(operation, () => id) },
      }));
      expect(found).toEqual([]);
    }
    for (const method of ['PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST', 'PUT']) {
      const found = await faults(
        operations.filter(({ method: own, citrus }) => own === 'GET' && !citrus),
        (operation) => ({ request: { ...plainRequest(operation), method } }),
      );
      expect(found).toEqual([]);
    }
  });

  it('API-3: refusals speak the language asked for, and say who is not signed in', async () => {
    for (const language of ['pt-BR', 'en'] as const) {
      for (const token of ['', 'Bearer', 'Bearer x.y.z', 'Basic cm9vdDpyb290', `Bearer gck_${'0'.repeat(40)}`]) {
        const secured = operations.filter(({ permission }) => !permission.startsWith('public'));
        const found = await faults(secured, (operation) => {
          const request = plainRequest(operation);
          const headers = { ...request.headers, authorization: token, 'accept-language': `${language};q=0.9, fr` };
          return { request: { ...request, headers, ...(operation.body && { body: '{}' }) }, language, only: is401 };
        });
        expect(found).toEqual([]);
      }
    }
  });

  it('API-3: a file that is none, too large, or badly packed is refused', async () => {
    const send = (body: string | Buffer, type: string): Promise<RawAnswer> =>
      sendRaw(product.url, {
        method: 'POST',
        target: '/api/v1/files',
        headers: { authorization: `Bearer ${root.token}`, 'content-type': type },
        body,
      });
    const form = 'multipart/form-data; boundary=b';
    const part = (head: string, content = 'x'): string => `--b\r\n${head}\r\n\r\n${content}\r\n--b--\r\n`;
    const file = 'content-disposition: form-data; name="file"; filename="a.txt"';
    const refused: Record<string, [body: string, type?: string]> = {
      nothing: [''],
      'an end without a beginning': ['--b--\r\n'],
      nonsense: ['nonsense'],
      'a part that breaks off': [part(file).slice(0, -10)],
      'no boundary': ['x', 'multipart/form-data'],
      'another field': [part('content-disposition: form-data; name="other"; filename="a.txt"')],
      'no file name': [part('content-disposition: form-data; name="file"')],
      'an odd name': [part('content-disposition: form-data; name="file"; filename="a\0b/../../é.txt"')],
      'an endless name': [part(`content-disposition: form-data; name="file"; filename="${'n'.repeat(5_000)}"`)],
      'an odd type': [part(`${file}\r\ncontent-type: \0`)],
      'no disposition': [part('nothing: here')],
      'two files': [`${part(file).replace('--b--\r\n', '')}${part(file)}`],
      'too large': [part(file, 'x'.repeat(17 * 1_048_576))],
    };
    const found: string[] = [];
    const statuses: Record<string, number> = {};
    for (const [what, [body, type = form]] of Object.entries(refused)) {
      const answer = await send(body, type).catch((error: unknown) => ({
        status: 0,
        headers: {},
        text: String(error),
      }));
      statuses[what] = answer.status;
      const fault = faultOf(answer, { citrus: false, language: 'pt-BR' });
      if (fault) found.push(`${what}: ${fault}`);
    }
    expect(found).toEqual([]);
    expect(statuses['too large']).toBe(413);
  });

  it('API-3: what is no HTTP is refused, and the product goes on', async () => {
    const lines = [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET /api/v1/me HTTP/1.1\r\n\r\n',
      `GET /api/v1/me HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
      'GET /api/v1/me HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n',
      'POST /api/v1/sectors HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
      'POST /api/v1/sectors HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      `GET /${'%'.repeat(9_000)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      'GET http://[::1/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      'GET //evil/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    ];
    for (const line of lines)
      expect([line.slice(0, 60), await statusOfBytes(product.url, line)]).toEqual([line.slice(0, 60), 4]);
    expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
  });
});

const is401 = ({ status }: RawAnswer): boolean => status === 401;

/** Four at a time: enough to keep both sides busy. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

/** The class (4 of 404) of what the server answers to these very bytes. */
function statusOfBytes(url: string, bytes: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(5_000, () => socket.destroy(new Error(`no answer to ${bytes.slice(0, 80)}`)));
    socket.on('data', (chunk) => {
      text += chunk.toString();
      socket.end();
    });
    socket.on('error', (error) => (text ? undefined : reject(error)));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d)/.exec(text)?.[1] ?? 0)));
  });
}
