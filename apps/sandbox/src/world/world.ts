import type { Clock } from '@guiche/kernel';
import type { Journal } from '../journal/journal.js';
import { ChangeFeed } from './change-feed.js';
import { newDigits, newKey } from './identifiers.js';
import { MediaStore } from './media-store.js';
import { digitsOf, dialledForm, likelyWaId, numberKey } from './ninth-digit.js';
import type { Account, Chat, Customer, Message } from './records.js';

/** What a tester says of a person; the rest follows from the number. */
export interface CustomerInput {
  name: string;
  phone: string;
  waId?: string | undefined;
  username?: string | null | undefined;
  hidesPhone?: boolean | undefined;
  online?: boolean | undefined;
}

const chatKey = (accountId: string, customerId: string): string => `${accountId}:${customerId}`;
const dayMs = 24 * 60 * 60 * 1000;

/** Everybody and everything the simulator knows: business numbers, people, their chats. Rules live elsewhere. */
export class World {
  readonly feed = new ChangeFeed();
  readonly media: MediaStore;
  private readonly byNumber = new Map<string, Customer>();
  private readonly byUserId = new Map<string, Customer>();
  private readonly byChat = new Map<string, Message[]>();
  private lastOrder = 0;

  constructor(
    private readonly journal: Journal,
    readonly clock: Clock,
    dataFolder: string | null,
  ) {
    this.media = new MediaStore(journal, clock, dataFolder);
    for (const customer of this.customers()) this.index(customer);
    for (const message of [...this.messages()].sort((a, b) => a.order - b.order)) this.remember(message);
  }

  now(): number {
    return this.clock.now().getTime();
  }

  accounts(): Account[] {
    return [...this.journal.all<Account>('account').values()];
  }

  account(phoneNumberId: string): Account | null {
    return this.journal.all<Account>('account').get(phoneNumberId) ?? null;
  }

  saveAccount(account: Account): void {
    this.journal.put('account', account.phoneNumberId, account);
    this.feed.tell({ type: 'account', data: account });
  }

  removeAccount(phoneNumberId: string): void {
    this.journal.remove('account', phoneNumberId);
    this.feed.tell({ type: 'account-removed', data: { phoneNumberId } });
  }

  customers(): Customer[] {
    return [...this.journal.all<Customer>('customer').values()];
  }

  customer(id: string): Customer | null {
    return this.journal.all<Customer>('customer').get(id) ?? null;
  }

  /** The person behind a number in any of its forms, or behind a business-scoped user id. */
  customerByAddress(address: { to?: string | undefined; recipient?: string | undefined }): Customer | null {
    if (address.to !== undefined) return this.byNumber.get(numberKey(address.to)) ?? null;
    return this.byUserId.get(address.recipient ?? '') ?? null;
  }

  addCustomer(input: CustomerInput): Customer {
    const customer: Customer = {
      id: newKey(),
      name: input.name,
      phone: dialledForm(input.phone),
      waId: input.waId ? digitsOf(input.waId) : likelyWaId(input.phone),
      userId: `BR.${newDigits(16)}`,
      username: input.username ?? null,
      hidesPhone: input.hidesPhone ?? false,
      online: input.online ?? true,
      createdAt: this.now(),
    };
    this.saveCustomer(customer);
    return customer;
  }

  saveCustomer(customer: Customer): void {
    this.journal.put('customer', customer.id, customer);
    this.index(customer);
    this.feed.tell({ type: 'customer', data: customer });
  }

  removeCustomer(customer: Customer): void {
    this.byNumber.delete(numberKey(customer.phone));
    this.byUserId.delete(customer.userId);
    for (const message of [...this.messages()]) {
      if (message.customerId === customer.id) this.journal.remove('message', message.id);
    }
    for (const account of this.accounts()) {
      this.journal.remove('chat', chatKey(account.phoneNumberId, customer.id));
      this.byChat.delete(chatKey(account.phoneNumberId, customer.id));
    }
    this.journal.remove('customer', customer.id);
    this.feed.tell({ type: 'customer-removed', data: { id: customer.id } });
  }

  messages(): Iterable<Message> {
    return this.journal.all<Message>('message').values();
  }

  message(id: string): Message | null {
    return this.journal.all<Message>('message').get(id) ?? null;
  }

  /** The messages of one chat, oldest first. */
  chatMessages(accountId: string, customerId: string): readonly Message[] {
    return this.byChat.get(chatKey(accountId, customerId)) ?? [];
  }

  addMessage(message: Omit<Message, 'order'>): Message {
    const whole: Message = { ...message, order: this.lastOrder + 1 };
    this.remember(whole);
    this.saveMessage(whole);
    return whole;
  }

  saveMessage(message: Message): void {
    this.journal.put('message', message.id, message);
    this.feed.tell({ type: 'message', data: message });
  }

  chat(accountId: string, customerId: string): Chat {
    const known = this.journal.all<Chat>('chat').get(chatKey(accountId, customerId));
    return known ?? { accountId, customerId, lastCustomerAt: null, windowOpen: null };
  }

  saveChat(chat: Chat): void {
    this.journal.put('chat', chatKey(chat.accountId, chat.customerId), chat);
  }

  /** When free-form answers end; null when the person never wrote or a tester closed the window. */
  windowEndsAt(accountId: string, customerId: string): number | null {
    const chat = this.chat(accountId, customerId);
    if (chat.windowOpen === false) return null;
    if (chat.windowOpen === true) return this.now() + dayMs;
    return chat.lastCustomerAt === null ? null : chat.lastCustomerAt + dayMs;
  }

  /** Back to an empty world; business numbers stay unless told otherwise. */
  reset(what: { accounts: boolean }): void {
    for (const kind of ['customer', 'chat', 'message', 'webhook']) this.journal.clear(kind);
    if (what.accounts) this.journal.clear('account');
    this.media.clear();
    for (const index of [this.byNumber, this.byUserId, this.byChat]) index.clear();
    this.feed.tell({ type: 'reset', data: {} });
  }

  private index(customer: Customer): void {
    this.byNumber.set(numberKey(customer.phone), customer);
    this.byUserId.set(customer.userId, customer);
  }

  private remember(message: Message): void {
    this.lastOrder = Math.max(this.lastOrder, message.order);
    if (message.customerId === null) return;
    const key = chatKey(message.accountId, message.customerId);
    const list = this.byChat.get(key);
    if (list) list.push(message);
    else this.byChat.set(key, [message]);
  }
}
