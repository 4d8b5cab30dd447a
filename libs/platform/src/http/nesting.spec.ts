import { nestsDeeperThan } from './nesting.js';

describe('nesting of JSON', () => {
  it.each([
    ['{"a":{"b":1}}', 2, false],
    ['{"a":{"b":[]}}', 2, true],
    ['[[1],[2],[3],[4]]', 2, false],
    ['{"a":"[[[[{{{{"}', 1, false],
    ['{"a":"\\"[[[[", "b":[]}', 1, true],
    ['{"a":"\\\\", "b":[[]]}', 2, true],
    ['['.repeat(10_000), 64, true],
  ])('API-3: %s is deeper than %i: %s', (json, limit, expected) => {
    expect(nestsDeeperThan(limit, Buffer.from(json))).toBe(expected);
  });
});
