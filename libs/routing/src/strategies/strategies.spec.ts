import { strategies, strategyCodes } from './registry.js';

const known = ['user_id', 'last_assigned_at', 'load', 'position'];

describe('the strategies (RTE-2)', () => {
  it('have a code each', () => {
    expect(new Set(strategyCodes).size).toBe(strategies.length);
    expect(strategyCodes).toContain('evenly');
  });

  it.each(strategies)('$code orders agents totally, by what is known of them', ({ order, about }) => {
    expect(order).toMatch(/agent\.user_id$/);
    const columns = [...order.matchAll(/(\w+)\.(\w+)/g)].map(([, table, column]) => [table, column]);
    expect(columns.filter(([table, column]) => table !== 'agent' || !known.includes(column ?? ''))).toEqual([]);
    expect(about).not.toBe('');
  });

  it('RTE-2: evenly asks first who never had a ticket, then whose last one is longest ago', () => {
    expect(strategies.find(({ code }) => code === 'evenly')?.order).toMatch(/^agent\.last_assigned_at NULLS FIRST/);
  });
});
