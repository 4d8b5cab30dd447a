import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { ApiClient } from '../support/api-client.js';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { startProduct, type Product } from '../support/product.js';
import { barriersOn } from './axe.js';

const password = 'guiche-demo-26';
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Something by its mark, with the data it must carry and the text it must show. */
const marked = (page: Page | Locator, id: string, data: Record<string, string> = {}, hasText?: string): Locator =>
  page
    .locator(
      `[data-testid="${id}"]${Object.entries(data)
        .map(([name, value]) => `[data-${name}="${value}"]`)
        .join('')}`,
    )
    .filter(hasText === undefined ? {} : { hasText })
    .first();

describe('a customer’s question and everything that becomes of it', () => {
  const db = useDatabase();
  const browser = useBrowser();
  let product: Product;
  let root: ApiClient;
  let count = 0;
  /** What pages complain of, which nobody would otherwise see. */
  let complaints: string[] = [];

  beforeAll(async () => {
    product = await startProduct(db.sql);
    await Promise.all([product.start('api'), product.start('worker')]);
    root = await product.signIn('root');
  }, 120_000);

  beforeEach(() => (complaints = []));

  async function person(name: string): Promise<{ id: string; phone: string; say(text: string): Promise<unknown> }> {
    const phone = `5511977${String(100_000 + ++count)}`;
    const { id } = await product.control<{ id: string }>('POST', '/customers', { name, phone });
    const chat = `/chats/${product.business.phoneNumberId}/${id}/messages`;
    return { id, phone, say: (text) => product.control('POST', chat, { type: 'text', text }) };
  }

  async function open(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(url);
    return page;
  }

  async function desk(login: string): Promise<{ page: Page; context: BrowserContext }> {
    const context = await browser.context();
    const page = await open(context, `${product.url}/desk/`);
    await marked(page, 'sign-in-login').fill(login);
    await marked(page, 'sign-in-password').fill(password);
    await marked(page, 'sign-in-submit').click();
    await marked(page, 'connection', { connection: 'online' }).waitFor({ state: 'attached' });
    return { page, context };
  }

  async function goOnline(page: Page): Promise<void> {
    await marked(page, 'presence-button').click();
    await marked(page, 'presence-online').click();
    await marked(page, 'presence-button', { presence: 'online' }).waitFor();
  }

  /** The stage with all phones, and hers on it. */
  async function phoneOf(customerId: string): Promise<{ stage: Page; phone: Locator }> {
    const stage = await open(await browser.context(), `${product.sandbox.url}/sandbox/`);
    const phone = marked(stage, 'phone', { 'customer-id': customerId });
    await marked(stage, 'person', { 'customer-id': customerId }).click();
    await marked(phone, 'composer-text').waitFor();
    return { stage, phone };
  }

  async function admin(): Promise<Page> {
    const page = await open(await browser.context(), `${product.url}/admin/`);
    await page.locator('[name="login"]').fill('root');
    await page.locator('[name="password"]').fill(password);
    await page.locator('[data-testid="sign-in-form"] button[type="submit"]').click();
    await marked(page, 'user-menu').waitFor();
    return page;
  }

  const textsOf = (page: Page, direction: string): Promise<string[]> =>
    page.locator(`[data-testid="message"][data-direction="${direction}"]`).allInnerTexts();

  it('the whole story: CHN-3, TKT-2, TKT-5, RTE-1, WEB-11, TKT-7, TKT-8, API-12, IAM-16', async () => {
    const ana = await person('Ana Souza');
    const { page: agent } = await desk('bruno');
    await goOnline(agent);
    await marked(agent, 'view-mine').click();
    const { stage, phone } = await phoneOf(ana.id);

    // She writes; intake, ticket and protocol are made; the ticket comes to the agent who is there.
    await marked(phone, 'composer-text').fill('Meu inversor desligou');
    await marked(phone, 'send-button').click();
    const told = marked(phone, 'bubble', { from: 'business' }, 'Seu protocolo é');
    await told.waitFor();
    const row = marked(agent, 'ticket-row', {}, 'Ana Souza');
    await row.waitFor();
    const protocol = (await row.getAttribute('data-protocol')) ?? '';
    expect(protocol).toMatch(/^\d{14}$/);
    expect(await told.innerText()).toContain(protocol);
    await row.click();
    await marked(agent, 'message', { direction: 'in' }, 'Meu inversor desligou').waitFor();

    // He answers while her phone lies on the table: delivered, and read when she looks.
    await marked(phone, 'close-phone').click();
    await marked(agent, 'composer-input').fill('Bom dia, Ana! Vamos verificar.');
    await marked(agent, 'composer-send').click();
    await marked(agent, 'message', { direction: 'out', delivery: 'delivered' }, 'Vamos verificar').waitFor();
    await marked(stage, 'person', { 'customer-id': ana.id }).click();
    await marked(phone, 'bubble', { from: 'business' }, 'Bom dia, Ana! Vamos verificar.').waitFor();
    await marked(agent, 'message', { direction: 'out', delivery: 'read' }, 'Vamos verificar').waitFor();

    // Her picture is seen at the desk; his file arrives on her phone.
    await marked(phone, 'file-input').setInputFiles({ name: 'inversor.png', mimeType: 'image/png', buffer: picture });
    await marked(phone, 'pending-file').waitFor();
    await marked(phone, 'send-button').click();
    const image = agent.locator('[data-testid="message"][data-direction="in"] img').first();
    await image.waitFor();
    await eventually(async () =>
      image.evaluate((shown) => (shown as unknown as { naturalWidth: number }).naturalWidth > 0),
    );
    const manual = { name: 'manual.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
    await marked(agent, 'composer-file').setInputFiles(manual);
    await agent.locator('[data-testid="attachment"][data-uploaded="true"]').waitFor();
    await marked(agent, 'composer-send').click();
    await marked(phone, 'bubble', { from: 'business', type: 'document' }, 'manual.pdf').waitFor();

    // Another system closes it by Citrus' contract, with a reason and a comment.
    await statusByApi(protocol);
    await marked(agent, 'ticket-status', {}, 'Cancelado').waitFor();

    // Desk and back office tell all of it.
    if (!(await marked(agent, 'panel').isVisible())) await marked(agent, 'panel-button').click();
    await marked(agent, 'panel-tab-timeline').click();
    for (const type of ['opened', 'assigned', 'status-changed'])
      await marked(agent, 'timeline-entry', { type }).waitFor();
    await marked(agent, 'timeline-entry', {}, 'ERP').waitFor();
    expect(await marked(agent, 'timeline').innerText()).toContain('Aberto por engano');

    const [ticket] = await root.get<{ id: string }[]>(
      `/tickets?filter=${encodeURIComponent(JSON.stringify({ protocol }))}`,
    );
    const back = await admin();
    await back.goto(`${product.url}/admin/tickets/${ticket?.id ?? ''}/show`);
    await marked(back, 'timeline', {}, 'ERP').waitFor();
    await marked(back, 'messages', {}, 'Vamos verificar').waitFor();
    await back.goto(`${product.url}/admin/audit-entries`);
    const trail = back.locator('tr', { hasText: protocol }).filter({ hasText: 'ERP' }).first();
    await trail.waitFor();
    expect(complaints).toEqual([]);
  }, 90_000);

  async function statusByApi(protocolo: string): Promise<void> {
    const call = async (method: string, path: string, body: object, token = ''): Promise<Record<string, string>> => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const answer = await fetch(`${product.url}${path}`, { method, headers, body: JSON.stringify(body) });
      return (await answer.json()) as Record<string, string>;
    };
    const { accessToken } = await call('POST', '/api/usuario/login', { login: 'user.api', senha: password });
    const change = {
      protocolo,
      status: 'Cancelado',
      motivoStatus: 'Aberto por engano',
      comentario: 'Duplicado no ERP',
      visivelCliente: 'False',
    };
    const answer = await call('PUT', '/api/atendimentos/status', change, accessToken);
    expect(answer).toEqual({ message: 'Atendimento atualizado com sucesso' });
  }

  it('WEB-11, TKT-7: a lost connection leaves no gap and no doubles, and what was written meanwhile goes out once', async () => {
    const rui = await person('Rui Prado');
    const { page: agent, context } = await desk('carla');
    await goOnline(agent);
    await rui.say('primeira');
    await marked(agent, 'view-mine').click();
    await marked(agent, 'ticket-row', {}, 'Rui Prado').click();
    await marked(agent, 'message', { direction: 'in' }, 'primeira').waitFor();
    await eventually(async () => expect(await received(rui.id)).toHaveLength(1));

    await context.setOffline(true);
    await marked(agent, 'connection', { connection: 'reconnecting' }).waitFor({ state: 'attached', timeout: 60_000 });
    for (let place = 1; place <= 5; place++) await rui.say(`durante ${place}.`);
    await marked(agent, 'composer-input').fill('escrito sem rede');
    await agent.keyboard.press('Enter');
    await marked(agent, 'message', { direction: 'out' }, 'escrito sem rede').waitFor();
    await eventually(async () => {
      const stored = await db.sql(`SELECT 1 FROM message WHERE text LIKE 'durante %'`);
      expect(stored).toHaveLength(5);
    });
    await context.setOffline(false);

    await marked(agent, 'connection', { connection: 'online' }).waitFor({ state: 'attached', timeout: 30_000 });
    for (let place = 1; place <= 5; place++)
      await marked(agent, 'message', { direction: 'in' }, `durante ${place}.`).waitFor();
    // The customer wrote while he did: he is asked whether his answer still fits.
    await eventually(
      async () => {
        if (await marked(agent, 'unseen-send').isVisible()) await marked(agent, 'unseen-send').click();
        expect((await received(rui.id)).filter((text) => text.includes('escrito sem rede'))).toHaveLength(1);
      },
      { within: 20_000, every: 100 },
    );
    await rui.say('depois');
    await marked(agent, 'message', { direction: 'in' }, 'depois').waitFor();
    const seen = (await textsOf(agent, 'in')).join('\n').match(/primeira|durante \d\.|depois/g);
    expect(seen).toEqual(['primeira', 'durante 1.', 'durante 2.', 'durante 3.', 'durante 4.', 'durante 5.', 'depois']);
    expect((await textsOf(agent, 'out')).filter((text) => text.includes('escrito sem rede'))).toHaveLength(1);
    expect((await received(rui.id)).filter((text) => text.includes('escrito sem rede'))).toHaveLength(1);
    expect(complaints).toEqual([]);
  }, 120_000);

  /** What the phone got from the business. */
  async function received(customerId: string): Promise<string[]> {
    const path = `/chats/${product.business.phoneNumberId}/${customerId}/messages`;
    const { items } = await product.control<{ items: { from: string; content: unknown }[] }>('GET', path);
    return items.filter(({ from }) => from === 'business').map(({ content }) => JSON.stringify(content));
  }

  it('WEB-13: nothing on desk, back office and phone keeps anybody out', async () => {
    const eva = await person('Eva Lima');
    await eva.say('Olá, preciso da segunda via');
    const { page: lead } = await desk('sofia');
    await marked(lead, 'view-all').click();
    await marked(lead, 'ticket-row', {}, 'Eva Lima').waitFor();
    const found: Record<string, string[]> = { 'desk: list': await barriersOn(lead) };
    await marked(lead, 'ticket-row', {}, 'Eva Lima').click();
    await marked(lead, 'message', { direction: 'in' }, 'segunda via').waitFor();
    found['desk: conversation'] = await barriersOn(lead);
    const { stage, phone } = await phoneOf(eva.id);
    await marked(phone, 'bubble', { from: 'business' }).waitFor();
    found.phone = await barriersOn(stage);
    const back = await admin();
    await back.goto(`${product.url}/admin/users`);
    await back.locator('tbody td').first().waitFor();
    found['admin: list'] = await barriersOn(back);
    await back.goto(`${product.url}/admin/sectors`);
    const finance = back.getByRole('treeitem', { name: /^Financeiro/ });
    await finance.waitFor();
    found['admin: tree'] = await barriersOn(back);
    await finance.getByText('Financeiro', { exact: true }).click();
    await back.locator('[name="code"]').waitFor();
    found['admin: edit'] = await barriersOn(back);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((place) => [place, []])));
    expect(complaints).toEqual([]);
  }, 60_000);
});
