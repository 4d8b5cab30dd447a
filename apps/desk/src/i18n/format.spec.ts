import { makeFormat } from './format.js';
import { makeTranslate } from './translate.js';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';

const now = new Date(2026, 10, 23, 15, 0);

describe('WEB-15: dates and numbers', () => {
  it.each([
    [new Date(2026, 10, 23, 14, 59, 30), 'agora', 'now'],
    [new Date(2026, 10, 23, 14, 42), '18 min', '18 min'],
    [new Date(2026, 10, 23, 9, 5), '09:05', '09:05'],
    [new Date(2026, 10, 22, 23, 59), 'ontem', 'yesterday'],
    [new Date(2026, 10, 20, 8, 0), 'sex.', 'Fri'],
    [new Date(2026, 2, 12, 8, 0), '12/03', '03/12'],
    [new Date(2025, 2, 12, 8, 0), '12/03/25', '03/12/25'],
  ])('%s is short', (at, portuguese, english) => {
    expect(makeFormat('pt-BR').short(at, now)).toBe(portuguese);
    expect(makeFormat('en').short(at, now)).toBe(english);
  });

  it('writes sizes and clocks', () => {
    const format = makeFormat('pt-BR');
    expect([format.bytes(980), format.bytes(183_213), format.bytes(2_400_000)]).toEqual([
      '980 B',
      '183,2 kB',
      '2,4 MB',
    ]);
    expect([format.clock(7.9), format.clock(75), format.clock(Number.NaN)]).toEqual(['0:07', '1:15', '0:00']);
  });
});

describe('WEB-15: texts', () => {
  it('choose the plural of their language', () => {
    const t = makeTranslate(ptBR, 'pt-BR');
    expect(t.count('thread.new', 1)).toBe('1 mensagem nova');
    expect(t.count('thread.new', 1200)).toBe('1.200 mensagens novas');
    expect(makeTranslate(en, 'en').count('thread.new', 2)).toBe('2 new messages');
  });

  it('have the same places to fill in in both languages', () => {
    const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const [key, text] of Object.entries(ptBR)) {
      expect([key, places(en[key as keyof typeof ptBR])]).toEqual([key, places(text)]);
    }
  });
});
