import { cannedQuery, fillCanned, insertCanned } from './canned.js';
import { maySend, windowClosed } from './may-send.js';

describe('WEB-12: canned answers', () => {
  it('fill in what the ticket knows and leave the unknown to be seen', () => {
    const values = {
      'contact.name': 'Maria Silva',
      'contact.firstName': 'Maria',
      'agent.name': 'Ana',
      'ticket.protocol': '20261123000001',
      'inbox.name': 'Vendas',
    };
    expect(fillCanned('Olá, {{contact.name}}! {{ agent.name }} · {{ticket.protocol}} · {{x.y}}', values)).toBe(
      'Olá, Maria Silva! Ana · 20261123000001 · {{x.y}}',
    );
  });

  it.each([
    ['/', 1, { from: 0, query: '' }],
    ['Olá /pro', 8, { from: 4, query: 'pro' }],
    ['1/2', 3, null],
    ['/um /dois', 3, { from: 0, query: 'um' }],
    ['https://x', 9, null],
  ])('are asked for by a slash that begins a word: %s', (text, caret, expected) => {
    expect(cannedQuery(text, caret)).toEqual(expected);
  });

  it('take the place of what was typed, with the caret behind them', () => {
    expect(insertCanned('Oi /ol, tudo?', 3, 6, 'Olá!')).toEqual({ text: 'Oi Olá!, tudo?', caret: 7 });
  });
});

describe('CHN-10: what may go out', () => {
  const ready = { text: 'oi', note: false, files: [], windowClosed: false };
  it.each([
    ['a text', {}, true],
    ['nothing', { text: '  ' }, false],
    ['a file alone', { text: '', files: [{ uploaded: {} }] }, true],
    ['a file that is still being uploaded', { files: [{ uploaded: null }] }, false],
    ['too long a text', { text: 'x'.repeat(4097) }, false],
    ['a text after the window closed', { windowClosed: true }, false],
    ['a note after the window closed', { windowClosed: true, note: true }, true],
  ])('%s: %o', (_, change, expected) => {
    expect(maySend({ ...ready, ...change })).toBe(expected);
  });

  it('knows when the window closes', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(windowClosed(null, now)).toBe(false);
    expect(windowClosed('2026-11-23T12:00:01Z', now)).toBe(false);
    expect(windowClosed('2026-11-23T12:00:00Z', now)).toBe(true);
  });
});
