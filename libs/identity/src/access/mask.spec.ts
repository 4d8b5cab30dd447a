import { makeActor } from '../testing/make-actor.js';
import { AccessScope } from './access-scope.js';
import { hasMasks, masked, maskedName, refuseMaskedFilters, unmaskedInput } from './mask.js';

const under = makeActor({ scope: { masked: ['document', 'phone', 'email'] } }).scope;
const free = makeActor().scope;

it.each([
  ['phone', '+5511987654321', '••••••••••••21'],
  ['document', '52998224725', '•••••••••25'],
  ['email', 'ana@exemplo.com.br', 'a•••@•••.br'],
] as const)('IAM-9: a masked %s shows too little to learn it', (field, value, shown) => {
  expect(masked(under, field, value)).toBe(shown);
  expect(masked(free, field, value)).toBe(value);
  expect(masked(AccessScope.system('spec'), field, value)).toBe(value);
  expect(masked(under, field, null)).toBeNull();
});

it('IAM-9: who is called by his number or address is not named by it', () => {
  expect(maskedName(under, '+55 11 98765-4321')).not.toContain('98765');
  expect(maskedName(under, 'ana@exemplo.com')).toBe('a•••@•••.com');
  expect(maskedName(under, 'Ana Souza')).toBe('Ana Souza');
  expect(maskedName(free, '+5511987654321')).toBe('+5511987654321');
});

it('IAM-9: writing back what was read changes nothing, and a guess is refused', () => {
  const phone = (value: string | null) =>
    unmaskedInput(under, 'phone', { name: 'phone', value, current: '+5511987654321' });
  expect(phone('••••••••••••21')).toBeUndefined();
  expect(() => phone('+5511987654321')).toThrow('platform.invalid-input');
  expect(() => phone(null)).toThrow('platform.invalid-input');
  expect(unmaskedInput(free, 'phone', { name: 'phone', value: 'x', current: null })).toBe('x');
});

it('IAM-9: a masked field neither filters nor sorts', () => {
  const fields = { phone: 'phone', taxId: 'document' } as const;
  const request = (filter: object, field = 'name') => ({ filter: filter as Record<string, unknown>, sort: { field } });
  expect(() => refuseMaskedFilters(under, request({ phone: '1' }), fields)).toThrow('platform.invalid-list-request');
  expect(() => refuseMaskedFilters(under, request({}, 'taxId'), fields)).toThrow('platform.invalid-list-request');
  expect(() => refuseMaskedFilters(under, request({ name: 'Ana' }), fields)).not.toThrow();
  expect(() => refuseMaskedFilters(free, request({ phone: '1' }), fields)).not.toThrow();
  expect([hasMasks(under), hasMasks(free)]).toEqual([true, false]);
});
