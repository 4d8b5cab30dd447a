import { comparePositions, parsePosition, positionText } from './position.js';

it('a position survives the way to a client and back', () => {
  const position = { xid: '18446744073709551615', id: '9' };
  expect(parsePosition(positionText(position))).toEqual(position);
});

it.each([undefined, null, '', '1', '1-', '-1', '1-1-1', '1e3-2', ' 1-1', '123456789012345678901-1', 5])(
  'takes %p for no position',
  (text) => expect(parsePosition(text)).toBeNull(),
);

it('orders by transaction, then by place, as numbers', () => {
  const sorted = ['9-50', '10-1', '10-9', '10-10'].map((text) => parsePosition(text) ?? { xid: '0', id: '0' });
  expect([...sorted].reverse().sort(comparePositions)).toEqual(sorted);
  expect(comparePositions({ xid: '1', id: '1' }, { xid: '1', id: '1' })).toBe(0);
});
