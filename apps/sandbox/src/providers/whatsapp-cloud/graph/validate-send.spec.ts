import { GraphError } from './graph-error.js';
import { readSend } from './validate-send.js';

const send = (members: Record<string, unknown>): Record<string, unknown> => ({
  messaging_product: 'whatsapp',
  to: '5511987654321',
  ...members,
});
const messageOf = (body: unknown): string => {
  try {
    readSend(body);
  } catch (error) {
    if (error instanceof GraphError) return JSON.stringify(error.body);
  }
  return 'accepted';
};
const buttons = (count: number): object[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'reply', reply: { id: `b${at}`, title: `B${at}` } }));
const rows = (count: number): object[] => Array.from({ length: count }, (_, at) => ({ id: `r${at}`, title: `R${at}` }));

describe('what the provider refuses before accepting', () => {
  it.each([
    ['no product', { to: '5511987654321', type: 'text', text: { body: 'x' } }, 'messaging_product is required'],
    ['no recipient', { messaging_product: 'whatsapp', type: 'text', text: { body: 'x' } }, 'to is required'],
    ['an unknown type', send({ type: 'poll', poll: {} }), 'Param type must be one of'],
    ['an empty text', send({ type: 'text', text: { body: '' } }), "text['body'] is required"],
    ['a text too long', send({ type: 'text', text: { body: 'x'.repeat(4097) } }), 'at most 4096'],
    ['a file without id or link', send({ type: 'image', image: {} }), 'exactly one of the parameters: id, link'],
    ['a caption too long', send({ type: 'image', image: { id: '1', caption: 'x'.repeat(1025) } }), 'at most 1024'],
    [
      'callback data too long',
      send({ type: 'text', text: { body: 'x' }, biz_opaque_callback_data: 'x'.repeat(513) }),
      '512',
    ],
    [
      'four buttons',
      send({
        type: 'interactive',
        interactive: { type: 'button', body: { text: 'x' }, action: { buttons: buttons(4) } },
      }),
      'Max allowed buttons: 3',
    ],
    [
      'eleven rows',
      send({
        type: 'interactive',
        interactive: { type: 'list', body: { text: 'x' }, action: { button: 'v', sections: [{ rows: rows(11) }] } },
      }),
      'Your list has 11',
    ],
  ])('%s', (_what, body, words) => expect(messageOf(body)).toContain(words));

  it('takes `to` over `recipient`, and keeps context and callback data', () => {
    const request = readSend(
      send({ recipient: 'BR.1', text: { body: 'oi' }, context: { message_id: 'w1' }, biz_opaque_callback_data: 'm1' }),
    );
    expect(request).toMatchObject({
      to: '5511987654321',
      recipient: undefined,
      type: 'text',
      contextId: 'w1',
      callbackData: 'm1',
    });
  });
});
