import fc from 'fast-check';
import { canonicalJson, toJsonValue } from './canonical-json.js';

it('is one text for one value, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
});

it('means the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = toJsonValue(value);
      expect(JSON.parse(canonicalJson(json))).toEqual(json);
    }),
  );
});

it('keeps what PostgreSQL would refuse out of the entry', () => {
  expect(toJsonValue({ a: 'x\0y', b: '\ud800', c: '\ud83d\ude00' })).toEqual({
    a: 'xy',
    b: '\ufffd',
    c: '\ud83d\ude00',
  });
});
