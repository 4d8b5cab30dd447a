import type { Account, Customer, Json, Message, MessageError } from '../../../world/records.js';
import { digitsOf, numberKey } from '../../../world/ninth-digit.js';
import { newWamid } from '../../../world/identifiers.js';
import type { World } from '../../../world/world.js';
import { takePlannedFailure } from '../graph/graph-access.js';
import { graphError, messageError, plannedError } from '../graph/graph-error.js';
import { isJson, readSend, type SendRequest } from '../graph/validate-send.js';
import type { LinkedMedia } from './linked-media.js';
import type { Progress } from './progress.js';
import { Rates } from './rates.js';
import type { ReceivedLog } from './received-log.js';

/** Takes what businesses send: checks it in the provider's order, accepts it, and sets it on its way. */
export class BusinessSends {
  private readonly rates = new Rates();

  constructor(
    private readonly world: World,
    private readonly progress: Progress,
    private readonly received: ReceivedLog,
    private readonly links: LinkedMedia,
  ) {}

  /** The answer to POST …/messages. HTTP 200 means accepted, not delivered. */
  send(account: Account, body: unknown): Json {
    const planned = takePlannedFailure(this.world, account, 'messages');
    if (planned && !planned.async) throw plannedError(planned);
    const request = readSend(body);
    if (request.to !== undefined && numberKey(request.to) === numberKey(account.displayPhoneNumber))
      throw graphError(131021);
    const refused = this.rates.refusal(account, request.to ?? request.recipient ?? '', this.world.now());
    if (refused !== null) throw graphError(refused);
    if (request.mediaId !== null) this.checkMedia(account, request);
    const customer = this.recipient(account, request);
    const closed = this.windowProblem(account, customer, request);
    if (closed && account.behaviour.closedWindow === 'sync') throw graphError(closed.code, closed.details);
    const willFail = planned ? messageError(planned.code, planned.details) : closed;
    const message = this.accept(account, customer, request, willFail);
    if (request.link !== null) this.links.fetch(message, request.link, () => this.progress.begin(message));
    else this.progress.begin(message);
    return answer(customer, request, message);
  }

  /** `status: "read"`: blue ticks up to that message, and the three dots if asked for. */
  markRead(account: Account, body: Json): Json {
    const id = typeof body['message_id'] === 'string' ? body['message_id'] : '';
    const message = this.world.message(id);
    if (!message || message.accountId !== account.phoneNumberId || message.from !== 'customer' || !message.customerId) {
      throw graphError(131009, `Param message_id "${id}" is not a message received by this number.`);
    }
    for (const one of this.world.chatMessages(account.phoneNumberId, message.customerId)) {
      if (one.from !== 'customer' || one.order > message.order || one.state === 'read') continue;
      one.state = 'read';
      one.stateAt = this.world.now();
      this.world.saveMessage(one);
    }
    if (isJson(body['typing_indicator'])) this.tellTyping(account, message.customerId, 25_000);
    return { success: true };
  }

  private accept(
    account: Account,
    customer: Customer | null,
    request: SendRequest,
    willFail: MessageError | null,
  ): Message {
    const now = this.world.now();
    const message = this.world.addMessage({
      id: newWamid(),
      accountId: account.phoneNumberId,
      customerId: customer?.id ?? null,
      from: 'business',
      type: request.type,
      content: request.content,
      contextId: request.contextId,
      callbackData: request.callbackData,
      input: request.to ?? request.recipient ?? null,
      at: now,
      state: 'pending',
      stateAt: now,
      error: null,
      willFail,
      reactions: {},
    });
    this.received.accept(message);
    if (request.type === 'reaction' && isJson(request.content)) this.react(account, request.content);
    if (customer) this.tellTyping(account, customer.id, 0);
    return message;
  }

  private react(account: Account, content: Json): void {
    const target = this.world.message(String(content['message_id']));
    if (!target || target.accountId !== account.phoneNumberId) return;
    const emoji = String(content['emoji'] ?? '');
    if (emoji === '') delete target.reactions.business;
    else target.reactions.business = emoji;
    this.world.saveMessage(target);
  }

  private recipient(account: Account, request: SendRequest): Customer | null {
    const known = this.world.customerByAddress(request);
    if (known || request.to === undefined || account.behaviour.unknownRecipients === 'fail') return known;
    const digits = digitsOf(request.to);
    return this.world.addCustomer({ name: `+${digits}`, phone: digits, waId: digits });
  }

  private windowProblem(account: Account, customer: Customer | null, request: SendRequest): MessageError | null {
    if (customer === null || request.type === 'template') return null;
    const endsAt = this.world.windowEndsAt(account.phoneNumberId, customer.id);
    return endsAt !== null && endsAt >= this.world.now() ? null : messageError(131047);
  }

  private checkMedia(account: Account, request: SendRequest): void {
    const media = this.world.media.find(request.mediaId ?? '');
    if (media?.accountId === account.phoneNumberId) return;
    throw graphError(
      131009,
      `Param ${request.type}['id'] is not a valid whatsapp business account media attachment ID`,
    );
  }

  private tellTyping(account: Account, customerId: string, ms: number): void {
    this.world.feed.tell({ type: 'typing', data: { accountId: account.phoneNumberId, customerId, ms } });
  }
}

function answer(customer: Customer | null, request: SendRequest, message: Message): Json {
  const input = request.to ?? request.recipient ?? '';
  const contact =
    request.to === undefined || customer?.hidesPhone
      ? { input, user_id: customer?.userId ?? input }
      : { input, wa_id: customer?.waId ?? digitsOf(input) };
  return {
    messaging_product: 'whatsapp',
    contacts: [contact],
    messages: [{ id: message.id, ...(request.type === 'template' ? { message_status: 'accepted' } : {}) }],
  };
}
