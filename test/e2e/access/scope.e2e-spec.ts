import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../../support/api-client.js';
import { useDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { listen } from '../../support/listen.js';
import { freePort } from '../../support/processes.js';
import { startProduct, type Product } from '../../support/product.js';

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

interface Ticket {
  readonly id: string;
  readonly protocol: string;
  readonly version: number;
  readonly lastSeq: number;
  readonly assignee: { readonly id: string } | null;
  readonly contact: { readonly id: string; readonly name: string; readonly phone: string };
}
interface Message {
  readonly id: string;
  readonly text: string | null;
  readonly attachments: readonly { readonly url: string | null; readonly state: string }[];
}
interface Profile {
  readonly id: string;
  readonly version: number;
  readonly permissions: string[];
}
interface Made {
  readonly ticket: Ticket;
  readonly image: Message;
  readonly say: (text: string) => Promise<unknown>;
}

describe('reach of an assistant', () => {
  const db = useDatabase();
  let product: Product;
  let secondUrl: string;
  let root: ApiClient;
  let bruno: ApiClient;
  let count = 0;

  beforeAll(async () => {
    product = await startProduct(db.sql);
    const port = String(await freePort());
    secondUrl = `http://127.0.0.1:${port}`;
    await Promise.all([product.start('api'), product.start('worker')]);
    await product.start('api', { PORT: port });
    root = await product.signIn('root');
    bruno = await product.signIn('bruno');
  }, 120_000);

  /** A ticket nobody has yet, with an image of the customer. */
  async function waitingTicket(): Promise<Made> {
    const place = ++count;
    const phone = `5511988${String(770_000 + place)}`;
    const customer = await product.control<{ id: string }>('POST', '/customers', {
      name: `Cliente ${place} Único`,
      phone,
    });
    const chat = `/chats/${product.business.phoneNumberId}/${customer.id}/messages`;
    const say = (text: string): Promise<unknown> => product.control('POST', chat, { type: 'text', text });
    const file = { base64: pixel, name: 'foto.png', mimeType: 'image/png' };
    await product.control('POST', chat, { type: 'image', caption: 'Veja', file });
    return eventually(
      async () => {
        const [row] = await root.get<Ticket[]>(`/tickets?filter=${filter({ q: phone })}`);
        const ticket = await root.get<Ticket>(`/tickets/${row?.id ?? ''}`);
        const messages = await root.get<Message[]>(`/tickets/${ticket.id}/messages`);
        const image = messages.find(({ attachments }) => attachments[0]?.state === 'ready' || attachments[0]?.url);
        if (!image?.attachments[0]?.url) throw new Error(`the image is not here yet: ${JSON.stringify(messages)}`);
        return { ticket, image, say };
      },
      { within: 30_000, every: 100 },
    );
  }

  const assign = (ticket: Ticket, agentId: string | null): Promise<unknown> =>
    root.post(`/tickets/${ticket.id}/assign`, { agentId });

  /** An assistant of his own, so that nothing another test does to him is seen here. */
  async function assistant(profile?: Partial<Profile> & { reachesUnassigned?: boolean }): Promise<{
    client: ApiClient;
    userId: string;
    profileId: string;
    link: { url: string };
  }> {
    const profiles = await root.get<(Profile & { builtIn: string | null })[]>('/profiles');
    const model = profiles.find(({ builtIn }) => builtIn === 'assistant');
    const made = await root.post<Profile>('/profiles', {
      name: `Assistente ${randomUUID()}`,
      permissions: model?.permissions ?? [],
      reachesUnassigned: true,
      reachesOthers: false,
      reachesAllInboxes: true,
      ...profile,
    });
    const login = `a.${randomUUID().slice(0, 8)}`;
    const user = await root.post<{ id: string }>('/users', {
      name: `Assistente ${login}`,
      login,
      email: `${login}@solaris.example`,
      password: 'guiche-demo-26',
      profileId: made.id,
      mustChangePassword: false,
    });
    return { client: await product.signIn(login), userId: user.id, profileId: made.id, link: { url: secondUrl } };
  }

  const linkOf = async (client: ApiClient, { ticket, image }: Made): Promise<string> => {
    const messages = await client.get<Message[]>(`/tickets/${ticket.id}/messages`);
    const url = messages.find(({ id }) => id === image.id)?.attachments[0]?.url ?? '';
    return new URL(url, product.url).href;
  };

  /** Every path to a ticket, with the status that each gives. */
  async function everyPath(
    client: ApiClient,
    { ticket, image }: Made,
    agentId: string,
  ): Promise<Record<string, number>> {
    const answers: Record<string, number> = {};
    const call = async (method: string, path: string, body?: unknown, headers = {}): Promise<void> => {
      answers[`${method} ${path}`] = (await client.send(method, `/tickets/${ticket.id}${path}`, body, headers)).status;
    };
    const { version, lastSeq } = await root.get<Ticket>(`/tickets/${ticket.id}`);
    await call('GET', '');
    await call('GET', '/messages');
    await call('GET', '/events');
    await call('POST', '/read', { seq: 1 });
    await call('POST', '/messages', { text: 'Oi', clientKey: randomUUID(), lastSeenSeq: lastSeq });
    await call('POST', '/messages', { text: 'Nota', note: true, clientKey: randomUUID(), lastSeenSeq: lastSeq + 1 });
    await call('PUT', '', { priority: 3, version });
    await call('POST', `/messages/${image.id}/retry`);
    await call('POST', '/take', {});
    await call('POST', '/change-status', { status: 'waiting' });
    await call('POST', '/transfer', { toAgentId: agentId });
    return answers;
  }

  it('IAM-9: another agent’s ticket is not there by any route, and the same routes work for its owner', async () => {
    const made = await waitingTicket();
    const diego = await product.signIn('diego');
    const { ticket } = made;
    await assign(ticket, bruno.me.id);

    const forDiego = await everyPath(diego, made, diego.me.id);
    expect(Object.entries(forDiego).filter(([, status]) => status !== 404)).toEqual(
      // Refused before the ticket is looked for: what his profile lacks he is told for every id alike.
      Object.entries(forDiego).filter(([, status]) => status === 403),
    );
    for (const path of ['', '/messages', '/events']) expect(forDiego[`GET ${path}`]).toBe(404);
    const unknown = await everyPath(diego, { ...made, ticket: { ...ticket, id: ticket.id } }, diego.me.id);
    expect(unknown).toEqual(forDiego);

    const forBruno = await everyPath(bruno, made, root.me.id);
    for (const path of ['GET ', 'GET /messages', 'GET /events']) expect(forBruno[path]).toBe(200);
    expect(forBruno['POST /messages']).toBe(201);
    expect(Object.values(forBruno).filter((status) => status === 404 || status === 403)).toHaveLength(
      // The image was the customer's own: there is nothing to send again.
      Object.entries(forBruno).filter(([path, status]) => path.includes('retry') && status === 404).length,
    );
  });

  it('IAM-9: lists, counts and searches do not let it be guessed', async () => {
    const diego = await product.signIn('diego');
    const made = await waitingTicket();
    const { ticket } = made;
    const { protocol, contact } = ticket;
    const searches = [
      { q: contact.phone },
      { q: contact.name },
      { q: protocol },
      { protocol },
      { id: ticket.id },
      { contactId: contact.id },
    ];
    const found = async (client: ApiClient, more = {}): Promise<number[]> =>
      Promise.all(
        searches.map(async (search) => {
          const { headers, body } = await client.send<Ticket[]>(
            'GET',
            `/tickets?filter=${filter({ ...search, ...more })}`,
          );
          const total = Number(headers.get('content-range')?.split('/').at(-1) ?? '0');
          return Math.max(total, body.length);
        }),
      );
    expect(await found(diego)).toEqual(searches.map(() => 1));
    const before = await diego.get<Record<string, { count: number }>>('/tickets/counts');
    await assign(ticket, bruno.me.id);
    expect(await found(diego)).toEqual(searches.map(() => 0));
    expect(await found(diego, { assigneeId: bruno.me.id })).toEqual(searches.map(() => 0));
    expect(await found(diego, { view: 'all' })).toEqual(searches.map(() => 0));
    expect(await found(bruno)).toEqual(searches.map(() => 1));
    const { body: byCursor } = await diego.send<Ticket[]>('GET', '/tickets?cursor=&limit=1000');
    expect(byCursor.map(({ id }) => id)).not.toContain(ticket.id);
    await eventually(async () => {
      const after = await diego.get<Record<string, { count: number }>>('/tickets/counts');
      expect(after.all?.count).toBe((before.all?.count ?? 0) - 1);
      expect(after.unassigned?.count).toBe((before.unassigned?.count ?? 0) - 1);
    });
  });

  it('IAM-9, WEB-11: his socket hears nothing of it, nor of who writes in it, and he cannot be heard there', async () => {
    const diego = await product.signIn('diego');
    const owned = await waitingTicket();
    const free = await waitingTicket();
    await assign(owned.ticket, bruno.me.id);
    const hisEars = await listen(diego, secondUrl);
    const ownerEars = await listen(bruno);
    const rootEars = await listen(root, secondUrl);
    const type = (ears: typeof hisEars, ticketId: string): Promise<unknown> =>
      ears.socket.timeout(5_000).emitWithAck('typing', { ticketId });
    await owned.say('segredo do Bruno');
    await type(ownerEars, owned.ticket.id);
    await type(hisEars, owned.ticket.id);
    await free.say('de ninguém');
    // What came later has reached him, so what came before would have.
    await eventually(() => hisEars.about(free.ticket.id).some(({ type: kind }) => kind === 'message.added'));
    await eventually(() => ownerEars.about(owned.ticket.id).some(({ type: kind }) => kind === 'message.added'));
    await eventually(() => rootEars.about(owned.ticket.id).some(({ type: kind }) => kind === 'typing'));
    // That it left his view may still have been on its way when he connected.
    expect(hisEars.about(owned.ticket.id).filter(({ type: kind }) => kind !== 'ticket.gone')).toEqual([]);
    expect(JSON.stringify(hisEars.events)).not.toContain('segredo');
    const typists = rootEars.events.filter(({ type: kind }) => kind === 'typing').map(({ data }) => data.userId);
    expect(typists).toEqual([bruno.me.id]);
  });

  it('IAM-9, TKT-8: a link to its image made while he saw it leads nowhere afterwards; the owner’s own goes on', async () => {
    const diego = await product.signIn('diego');
    const made = await waitingTicket();
    const hisLink = await linkOf(diego, made);
    expect((await fetch(hisLink)).status).toBe(200);
    await assign(made.ticket, bruno.me.id);
    expect((await fetch(hisLink)).status).toBe(404);
    expect((await fetch(hisLink.replace(product.url, secondUrl))).status).toBe(404);
    const ownersLink = await linkOf(bruno, made);
    expect((await fetch(ownersLink)).status).toBe(200);
    expect((await fetch(ownersLink.slice(0, -2))).status).toBe(404);
  });

  it('IAM-9, WEB-11: a ticket given to somebody else leaves his open socket at once, with nothing of what follows', async () => {
    const diego = await product.signIn('diego');
    const made = await waitingTicket();
    const ears = await listen(diego, secondUrl);
    await assign(made.ticket, bruno.me.id);
    await eventually(() => ears.about(made.ticket.id).some(({ type }) => type === 'ticket.gone'));
    const heard = ears.about(made.ticket.id).length;
    await made.say('depois da entrega');
    const barrier = await waitingTicket();
    await eventually(() => ears.about(barrier.ticket.id).length > 0);
    expect(ears.about(made.ticket.id)).toHaveLength(heard);
  });

  it('IAM-11: a profile that no longer reaches unassigned tickets holds at once, for his socket and at the other process', async () => {
    const made = await waitingTicket();
    const { client, profileId } = await assistant();
    const elsewhere = client.at(secondUrl);
    const ears = await listen(client, secondUrl);
    const link = await linkOf(elsewhere, made);
    expect((await elsewhere.send('GET', `/tickets/${made.ticket.id}`)).status).toBe(200);
    const { version } = await root.get<Profile>(`/profiles/${profileId}`);
    await root.put(`/profiles/${profileId}`, { reachesUnassigned: false, version });
    expect((await client.send('GET', `/tickets/${made.ticket.id}`)).status).toBe(404);
    await eventually(() => ears.events.some(({ type }) => type === 'access.changed'), { within: 2_000 });
    expect((await elsewhere.send('GET', `/tickets/${made.ticket.id}`)).status).toBe(404);
    expect((await elsewhere.get<Ticket[]>(`/tickets?filter=${filter({ id: made.ticket.id })}`)).length).toBe(0);
    expect((await fetch(link)).status).toBe(404);
    const heard = ears.about(made.ticket.id).filter(({ type }) => type === 'message.added').length;
    const rootEars = await listen(root, secondUrl);
    await made.say('isto ele não ouve mais');
    await eventually(() => rootEars.about(made.ticket.id).some(({ type }) => type === 'message.added'));
    expect(ears.about(made.ticket.id).filter(({ type }) => type === 'message.added')).toHaveLength(heard);
  });

  it('IAM-11: a permission taken away is missing at his next request, at both processes', async () => {
    const { client, profileId } = await assistant();
    const ears = await listen(client, secondUrl);
    const elsewhere = client.at(secondUrl);
    expect((await elsewhere.send('GET', '/tickets')).status).toBe(200);
    const { version, permissions } = await root.get<Profile>(`/profiles/${profileId}`);
    const fewer = permissions.filter((code) => code !== 'tickets.list');
    await root.put(`/profiles/${profileId}`, { permissions: fewer, version });
    expect((await client.send('GET', '/tickets')).status).toBe(403);
    await eventually(() => ears.events.some(({ type }) => type === 'access.changed'), { within: 2_000 });
    expect((await elsewhere.send('GET', '/tickets')).status).toBe(403);
    const made = await waitingTicket();
    expect(ears.about(made.ticket.id)).toEqual([]);
  });

  it('IAM-11: somebody deactivated is out at once: socket, next request at both processes, and his links', async () => {
    const made = await waitingTicket();
    const { client, userId } = await assistant();
    const elsewhere = client.at(secondUrl);
    const [near, far] = [await listen(client), await listen(client, secondUrl)];
    const link = await linkOf(client, made);
    expect((await fetch(link)).status).toBe(200);
    const { version } = await root.get<{ version: number }>(`/users/${userId}`);
    await root.put(`/users/${userId}`, { active: false, version });
    expect((await client.send('GET', '/me')).status).toBe(401);
    await eventually(() => near.goodbye() === 'signed-out' && far.goodbye() === 'signed-out', { within: 2_000 });
    expect((await elsewhere.send('GET', '/me')).status).toBe(401);
    expect((await fetch(link)).status).toBe(404);
    await expect(listen(client, secondUrl)).rejects.toThrow('unauthenticated');
  });
});

const filter = (value: object): string => encodeURIComponent(JSON.stringify(value));
