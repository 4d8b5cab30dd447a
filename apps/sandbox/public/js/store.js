import { api } from './api.js';

const chatKey = (accountId, customerId) => `${accountId}:${customerId}`;

/** What the page knows, kept up to date by the live stream. Listeners hear what changed, not how. */
class Store extends EventTarget {
  accounts = new Map();
  people = new Map();
  chats = new Map();
  connected = true;

  async start() {
    await this.load();
    const events = api.events();
    let lost = false;
    events.onmessage = (event) => this.apply(JSON.parse(event.data));
    events.onerror = () => {
      lost = true;
      this.setConnected(false);
    };
    events.onopen = async () => {
      // Between the first load and the stream, or while it was lost, something may have been missed.
      await this.load();
      if (lost) lost = false;
      this.setConnected(true);
    };
  }

  async load() {
    const state = await api.state();
    this.accounts = new Map(state.accounts.map((account) => [account.phoneNumberId, account]));
    this.people = new Map(state.customers.map((person) => [person.id, person]));
    this.chats = new Map(state.chats.map((chat) => [chatKey(chat.accountId, chat.customerId), chat]));
    this.tell('all');
  }

  chat(accountId, customerId) {
    const key = chatKey(accountId, customerId);
    if (!this.chats.has(key)) this.chats.set(key, { accountId, customerId, windowEndsAt: null, messages: [] });
    return this.chats.get(key);
  }

  /** The chats of one person, the liveliest first. */
  chatsOf(customerId) {
    const own = [...this.chats.values()].filter((chat) => chat.customerId === customerId && chat.messages.length > 0);
    return own.sort((a, b) => b.messages.at(-1).order - a.messages.at(-1).order);
  }

  apply({ type, data }) {
    if (type === 'message') this.applyMessage(data);
    else if (type === 'typing') this.tell('typing', data);
    else if (type === 'account') this.keep(this.accounts, data.phoneNumberId, data, 'accounts');
    else if (type === 'account-removed') this.drop(this.accounts, data.phoneNumberId, 'accounts');
    else if (type === 'customer') this.keep(this.people, data.id, data, 'people');
    else if (type === 'customer-removed') this.drop(this.people, data.id, 'people');
    else if (type === 'reset') void this.load();
  }

  applyMessage(message) {
    if (message.customerId === null) return;
    const chat = this.chat(message.accountId, message.customerId);
    const at = chat.messages.findLastIndex((one) => one.id === message.id);
    if (at >= 0) chat.messages[at] = message;
    else chat.messages.push(message);
    chat.windowEndsAt = message.windowEndsAt;
    this.tell('message', message);
  }

  keep(map, id, value, what) {
    map.set(id, value);
    this.tell(what, value);
  }

  drop(map, id, what) {
    map.delete(id);
    this.tell(what, null);
  }

  setConnected(connected) {
    if (this.connected === connected) return;
    this.connected = connected;
    this.tell('connection');
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

export const store = new Store();

/** Has this message reached the phone? What is on its way or failed is not shown as a bubble. */
export const hasArrived = (message) =>
  message.type !== 'reaction' && (message.from === 'customer' || ['delivered', 'read'].includes(message.state));

/** Messages of the business that lie on the phone unread. */
export const unreadIn = (chat) =>
  chat.messages.filter((one) => one.from === 'business' && one.state === 'delivered' && one.type !== 'reaction').length;
