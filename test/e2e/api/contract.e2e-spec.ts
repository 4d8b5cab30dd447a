import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ApiClient } from '../../support/api-client.js';
import { useDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { inboundText, startProduct, type Product } from '../../support/product.js';
import { operationsOf, type OpenApi } from './open-api.js';

const password = 'guiche-demo-26';
const done = 'Atendimento atualizado com sucesso';
const reasonRequired = 'motivoStatus – esse campo é obrigatório';
const badSignature =
  'JWT signature does not match locally computed signature. JWT validity cannot be asserted and should not be trusted.';

interface Ticket {
  readonly id: string;
  readonly protocol: string;
  readonly status: string;
}
type Refusal = { readonly code: string };

describe('contracts with external clients', () => {
  const db = useDatabase();
  let product: Product;
  let root: ApiClient;
  let erp: string;
  let count = 0;

  beforeAll(async () => {
    product = await startProduct(db.sql);
    await Promise.all([product.start('api'), product.start('worker')]);
    root = await product.signIn('root');
    erp = (
      (await citrus('POST', '/usuario/login', { login: 'user.api', senha: password })).body as { accessToken: string }
    ).accessToken;
  }, 120_000);

  async function citrus(
    method: string,
    path: string,
    body: unknown,
    token?: string,
  ): Promise<{ status: number; body: unknown }> {
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: token }) };
    const answer = await fetch(`${product.url}/api${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  }
  const said = (status: number, message: string): object => ({ status, body: { message } });
  const change = (body: object, method = 'PUT'): Promise<object> =>
    citrus(method, '/atendimentos/status', body, `Bearer ${erp}`);

  /** A ticket of a new customer, open and with nobody. */
  async function ticket(): Promise<Ticket> {
    const from = `5511966${String(500_000 + ++count)}`;
    const message = inboundText(product.business, { from, id: `wamid.${randomUUID()}`, text: `pergunta de ${from}` });
    expect(await product.webhook(message)).toBe(200);
    const filter = encodeURIComponent(JSON.stringify({ q: from }));
    return eventually(
      async () => {
        const [found] = await root.get<Ticket[]>(`/tickets?filter=${filter}`);
        if (!found) throw new Error('no ticket yet');
        return found;
      },
      { within: 20_000, every: 50 },
    );
  }
  const statusOf = async ({ id }: Ticket): Promise<string> => (await root.get<Ticket>(`/tickets/${id}`)).status;

  describe('Citrus', () => {
    it.each([
      ['nobody by that name', { login: 'ninguem', senha: 'x' }, 401, 'Usuário não encontrado'],
      ['a wrong password', { login: 'user.api', senha: 'errada' }, 401, 'Senha inválida'],
      ['no login', { senha: 'x' }, 400, 'Este campo é obrigatório – login'],
      ['no password', { login: 'user.api' }, 400, 'Este campo é obrigatório senha'],
      ['nothing', {}, 400, 'Este campo é obrigatório – login'],
    ])('API-10: signing in with %s', async (_, body, status, message) => {
      expect(await citrus('POST', '/usuario/login', body)).toEqual(said(status, message));
    });

    it('API-10: signing in gives an access token', async () => {
      const { status, body } = await citrus('POST', '/usuario/login', { login: 'user.api', senha: password });
      expect(status).toBe(200);
      expect(body).toMatchObject({ accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as unknown });
    });

    it('API-11: without a token, with an empty, a forged and an expired one; a bare token is accepted', async () => {
      const { protocol } = await ticket();
      const body = { protocolo: protocol, status: 'Em atendimento' };
      const call = (token?: string): Promise<{ status: number; body: unknown }> =>
        citrus('PUT', '/atendimentos/status', body, token);
      expect(await call()).toEqual(said(401, 'Token is missing'));
      expect(await call('Bearer ')).toEqual(said(401, 'Token is missing'));
      expect(await call(`Bearer ${erp.slice(0, -4)}AAAA`)).toEqual(said(401, badSignature));
      expect(await call('Bearer nonsense')).toEqual(said(401, badSignature));
      expect(await call(signed(erp, { exp: 4_000_000_000 }, 'another secret'))).toEqual(said(401, badSignature));
      expect(await call(signed(erp, {}, secret, 'none'))).toEqual(said(401, badSignature));
      const exp = Math.floor(Date.now() / 1000) - 90;
      const expired = await call(`Bearer ${signed(erp, { exp }, secret)}`);
      expect(expired.status).toBe(401);
      const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/.source;
      const text = `^JWT expired at ${instant} Current Time: ${instant}, a difference of (\\d+) milliseconds\\. Allowed clock skew: 0 milliseconds\\.$`;
      const { message } = expired.body as { message: string };
      expect(message).toMatch(new RegExp(text));
      expect(message).toContain(`expired at ${new Date(exp * 1000).toISOString().replace('.000', '')}`);
      expect(Number(new RegExp(text).exec(message)?.[1])).toBeGreaterThanOrEqual(90_000);
      expect(await call(erp)).toEqual(said(200, done));
      expect(await call(`bearer ${erp}`)).toEqual(said(200, done));
    });

    it('API-11: without the permission it is Acess denied', async () => {
      const { protocol } = await ticket();
      const { token } = await product.signIn('bruno');
      const body = { protocolo: protocol, status: 'Finalizado' };
      expect(await citrus('PUT', '/atendimentos/status', body, `Bearer ${token}`)).toEqual(said(403, 'Acess denied'));
    });

    it.each(['POST', 'PUT', 'PATCH'])(
      'API-12: %s changes the status; case and accents are forgiven',
      async (method) => {
        const made = await ticket();
        const protocolo = made.protocol;
        expect(await change({ protocolo, status: 'EM ATENDIMENTO' }, method)).toEqual(said(200, done));
        expect(await statusOf(made)).toBe('inProgress');
        expect(await change({ protocolo, status: 'finalizado', motivoStatus: '' }, method)).toEqual(said(200, done));
        expect(await statusOf(made)).toBe('finished');
      },
    );

    it('API-12: what is not there is 404, and Aguardando retorno cannot be set', async () => {
      const { protocol: protocolo } = await ticket();
      const nowhere = { protocolo: '20200101000001', status: 'Finalizado' };
      expect(await change(nowhere)).toEqual(said(404, 'Atendimento não encontrado'));
      for (const status of ['Aguardando retorno', 'Resolvido', 'open'])
        expect(await change({ protocolo, status })).toEqual(said(404, 'Status não encontrado'));
    });

    it('API-12: cancelling, marking as unfounded and reopening need a reason', async () => {
      const [first, second] = [await ticket(), await ticket()];
      for (const status of ['Cancelado', 'Improcedente']) {
        for (const motivoStatus of [undefined, '', '   '])
          expect(await change({ protocolo: first.protocol, status, motivoStatus })).toEqual(said(400, reasonRequired));
      }
      const reason = { motivoStatus: 'Atendimento já finalizado' };
      expect(await change({ protocolo: first.protocol, status: 'Cancelado', ...reason })).toEqual(said(200, done));
      expect(await statusOf(first)).toBe('cancelled');
      const protocolo = second.protocol;
      expect(await change({ protocolo, status: 'Finalizado' })).toEqual(said(200, done));
      expect(await change({ protocolo, status: 'Em atendimento' })).toEqual(said(400, reasonRequired));
      expect(await statusOf(second)).toBe('finished');
      const back = { protocolo, status: 'Em atendimento', motivoStatus: 'cliente voltou a reclamar' };
      expect(await change(back)).toEqual(said(200, done));
      expect(await statusOf(second)).toBe('inProgress');
    });

    it('API-12: a comment needs visivelCliente, as text or boolean; ticket and comment change together or not at all', async () => {
      const made = await ticket();
      const body = { protocolo: made.protocol, status: 'Em atendimento', comentario: `nota ${made.protocol}` };
      const notes = (): Promise<unknown[]> => db.sql('SELECT 1 FROM message WHERE text = $1', [body.comentario]);
      expect(await change(body)).toMatchObject({ status: 400 });
      expect(await change({ ...body, visivelCliente: 'talvez' })).toMatchObject({ status: 400 });
      expect(await statusOf(made)).toBe('open');
      expect(await notes()).toHaveLength(0);
      // Refused for the missing reason: the comment is not kept either.
      expect(await change({ ...body, status: 'Cancelado', visivelCliente: 'True' })).toEqual(said(400, reasonRequired));
      expect(await notes()).toHaveLength(0);
      expect(await change({ ...body, visivelCliente: 'False' })).toEqual(said(200, done));
      expect(await change({ ...body, status: 'Finalizado', visivelCliente: true })).toEqual(said(200, done));
      const kept = await root.get<{ text: string | null; direction: string }[]>(`/tickets/${made.id}/messages`);
      expect(kept.filter(({ text }) => text === body.comentario).map(({ direction }) => direction)).toEqual([
        'note',
        'out',
      ]);
    });
  });

  describe('the native API', () => {
    it('IAM-4: an API token reads tickets and messages, nothing more than it was given, until it is revoked', async () => {
      const made = await ticket();
      const issued = await root.post<{ id: string; token: string }>('/api-tokens', {
        name: `Leitor ${randomUUID()}`,
        permissions: ['tickets.list', 'tickets.read-messages'],
      });
      expect(issued.token).toMatch(/^gck_/);
      const call = (path: string, method = 'GET'): Promise<Response> =>
        fetch(`${product.url}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${issued.token}`, 'content-type': 'application/json' },
          ...(method !== 'GET' && { body: '{"name":"x"}' }),
        });
      const filter = encodeURIComponent(JSON.stringify({ protocol: made.protocol }));
      expect(await (await call(`/tickets?filter=${filter}`)).json()).toMatchObject([{ id: made.id }]);
      expect(await (await call(`/tickets/${made.id}/messages`)).json()).toMatchObject([
        { direction: 'in' },
        { direction: 'out' },
      ]);
      expect((await call('/sectors', 'POST')).status).toBe(403);
      expect((await call('/users')).status).toBe(403);
      const { status } = await root.send('DELETE', `/api-tokens/${issued.id}`);
      expect([200, 204]).toContain(status);
      expect((await call(`/tickets?filter=${filter}`)).status).toBe(401);
    });

    it('API-4: a creation repeated with its Idempotency-Key is one record and the same answer', async () => {
      const body = { name: `Setor ${randomUUID()}` };
      const headers = { 'idempotency-key': randomUUID() };
      const both = await Promise.all([1, 2].map(() => root.send<{ id: string }>('POST', '/sectors', body, headers)));
      const first = both.find(({ status }) => status === 201);
      // Whoever came while the first was at it is told so, or got its answer.
      expect(both.every(({ status }) => status === 201 || status === 409)).toBe(true);
      const repeat = await root.send<{ id: string }>('POST', '/sectors', body, headers);
      expect(repeat.status).toBe(201);
      expect(repeat.headers.get('idempotent-replayed')).toBe('true');
      expect(repeat.body).toEqual(first?.body);
      expect(await db.sql('SELECT 1 FROM sector WHERE name = $1', [body.name])).toHaveLength(1);
      const other = await root.send<Refusal>('POST', '/sectors', { name: `${body.name} 2` }, headers);
      expect([other.status, other.body.code]).toEqual([422, 'platform.idempotency-key-reused']);
    });

    it('API-4: a change names the version it was made from: 428 without, 412 from an old one', async () => {
      const made = await root.post<{ id: string }>('/sectors', { name: `Setor ${randomUUID()}` });
      const path = `/sectors/${made.id}`;
      const tag = (await root.send('GET', path)).headers.get('etag') ?? '';
      expect(tag).toMatch(/^"\d+"$/);
      const put = (headers: Record<string, string>, more = {}): ReturnType<typeof root.send<Refusal>> =>
        root.send<Refusal>('PUT', path, { name: `Setor ${randomUUID()}`, ...more }, headers);
      expect((await put({})).status).toBe(428);
      const changed = await put({ 'if-match': tag });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).not.toBe(tag);
      expect((await put({ 'if-match': tag })).status).toBe(412);
      expect((await put({}, { version: 1 })).status).toBe(412);
      expect((await root.send('GET', path)).headers.get('etag')).toBe(changed.headers.get('etag'));
    });

    it('API-2: lists speak the dialect of ra-data-simple-rest', async () => {
      const made = [await ticket(), await ticket(), await ticket()];
      const ids = made.map(({ id }) => id);
      const query = (members: Record<string, unknown>): string =>
        Object.entries(members)
          .map(([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`)
          .join('&');
      const list = (members: Record<string, unknown>): ReturnType<typeof root.send<Ticket[]>> =>
        root.send<Ticket[]>('GET', `/tickets?${query(members)}`);
      // getList: the page, and the total behind the slash.
      const page = await list({ sort: ['protocol', 'ASC'], range: [1, 2], filter: { id: ids } });
      expect(page.body.map(({ id }) => id)).toEqual(ids.slice(1));
      expect(page.headers.get('content-range')).toBe('tickets 1-2/3');
      expect(page.headers.get('access-control-expose-headers') ?? 'Content-Range').toContain('Content-Range');
      // getMany, getManyReference, getOne.
      expect((await list({ filter: { id: ids } })).body).toHaveLength(3);
      expect((await list({ filter: { id: ids[0], status: 'open' } })).body).toHaveLength(1);
      expect((await root.get<Ticket>(`/tickets/${ids[0]}`)).protocol).toBe(made[0]?.protocol);
      // Nothing unknown is passed over.
      for (const members of [{ filter: { nome: 'x' } }, { sort: ['nome', 'ASC'] }, { range: [0, 5000] }, { outro: 1 }])
        expect((await list(members)).status).toBe(400);
    });

    it('IAM-10: who may call what is written down, and changes only where a reviewer sees it', async () => {
      const document = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as OpenApi;
      const map = operationsOf(document)
        .map(({ name, permission }) => `${name}  ${permission}`)
        .sort();
      const file = 'test/e2e/api/access-map.txt';
      if (process.env.UPDATE_ACCESS_MAP) writeFileSync(file, `${map.join('\n')}\n`);
      expect(readFileSync(file, 'utf8').trim().split('\n')).toEqual(map);
      expect(map.filter((line) => line.endsWith('nothing declared'))).toEqual([]);
    });
  });
});

const secret = process.env.GUICHE_JWT_SECRET ?? '';

/** The token with other claims, signed by whoever knows this secret. */
function signed(token: string, claims: object, key: string, algorithm: 'HS256' | 'none' = 'HS256'): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const own = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
  const text = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode({ ...own, ...claims })}`;
  return `${text}.${algorithm === 'none' ? '' : createHmac('sha256', key).update(text).digest('base64url')}`;
}
