const root = new URL('control/', document.baseURI);

async function call(method, path, body) {
  const options = { method, headers: {} };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers['content-type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(new URL(path, root), options);
  const text = await answer.text();
  const value = text === '' ? null : JSON.parse(text);
  if (!answer.ok) throw Object.assign(new Error(value?.message ?? answer.statusText), { status: answer.status });
  return value;
}

const chat = (accountId, customerId, rest) => `chats/${encodeURIComponent(accountId)}/${customerId}/${rest}`;

/** Every call the page makes. */
export const api = {
  state: () => call('GET', 'state'),
  events: () => new EventSource(new URL('events', root)),
  mediaUrl: (id) => new URL(`media/${id}`, root).href,
  graphUrl: () => new URL('graph', document.baseURI).href,
  addPerson: (person) => call('POST', 'customers', person),
  changePerson: (id, change) => call('PUT', `customers/${id}`, change),
  removePerson: (id) => call('DELETE', `customers/${id}`),
  send: (accountId, customerId, message) => call('POST', chat(accountId, customerId, 'messages'), message),
  resend: (accountId, customerId, id) =>
    call('POST', chat(accountId, customerId, `messages/${encodeURIComponent(id)}/resend`)),
  sendFile(accountId, customerId, file, fields) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
    form.append('file', file, file.name);
    return call('POST', chat(accountId, customerId, 'files'), form);
  },
  read: (accountId, customerId) => call('POST', chat(accountId, customerId, 'read')),
  setWindow: (accountId, customerId, open) => call('PUT', chat(accountId, customerId, 'window'), { open }),
  saveAccount: (id, account) => call('PUT', `accounts/${encodeURIComponent(id)}`, account),
  verify: (id) => call('POST', `accounts/${encodeURIComponent(id)}/verify-webhook`),
  behave: (id, change) => call('PUT', `accounts/${encodeURIComponent(id)}/behaviour`, change),
  behaveWell: (id) => call('DELETE', `accounts/${encodeURIComponent(id)}/behaviour`),
};
