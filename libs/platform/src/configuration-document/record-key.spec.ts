import fc from 'fast-check';
import { compareKeys, keyOf, pathOf, sameKey } from './record-key.js';

it('ORG-7: any names make a key, and the key gives the names again', () => {
  const name = fc.string({ minLength: 1 }).map((text) => text.trim());
  fc.assert(fc.property(fc.array(name, { minLength: 1 }), (path) => expect(pathOf(keyOf(path))).toEqual(path)));
});

it('ORG-7: keys are written as people would', () => {
  expect(keyOf(['Comercial', 'Vendas'])).toBe('Comercial / Vendas');
  expect(keyOf(['Pré/Pós', 'A\\B'])).toBe('Pré\\/Pós / A\\\\B');
  expect(pathOf('Comercial/Vendas ')).toEqual(['Comercial', 'Vendas']);
  expect(sameKey(['COMERCIAL'])).toBe(sameKey(['comercial']));
});

it('ORG-7: the order of keys is that of a tree, accents and case forgiven', () => {
  const keys = [['b'], ['A', 'z'], ['Água'], ['a'], ['A', 'b']];
  expect([...keys].sort(compareKeys)).toEqual([['A', 'b'], ['A', 'z'], ['a'], ['Água'], ['b']]);
});
