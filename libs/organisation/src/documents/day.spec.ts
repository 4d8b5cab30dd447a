import { isDay } from './day.js';

it.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2100-02-29', false],
  ['2026-04-31', false],
  ['2026-12-31', true],
  ['2026-13-01', false],
  ['0000-01-01', false],
  ['2026-1-1', false],
  ['2026-01-01T00:00:00Z', false],
  [20260101, false],
])('ORG-6: %p is a day: %p', (value, expected) => {
  expect(isDay(value)).toBe(expected);
});
