import { byteRange } from './byte-range.js';

it.each([
  [undefined, null],
  ['items=0-5', null],
  ['bytes=0-5,9-10', null],
  ['bytes=-', null],
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=900-', { start: 900, end: 999 }],
  ['bytes=900-2000', { start: 900, end: 999 }],
  ['bytes=-100', { start: 900, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=1000-', 'unsatisfiable'],
  ['bytes=7-3', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
])('TKT-8: of 1000 bytes, %s asks for %j', (header, range) => {
  expect(byteRange(header, 1000)).toEqual(range);
});
