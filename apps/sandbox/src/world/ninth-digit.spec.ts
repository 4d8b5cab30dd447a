import { dialledForm, likelyWaId, numberKey } from './ninth-digit.js';

describe('the ninth digit', () => {
  it.each([
    ['+55 41 98888-7777', '554188887777'],
    ['5541988887777', '554188887777'],
    ['554188887777', '554188887777'],
    ['+55 11 4004-1234', '551140041234'],
    ['+351 912 345 678', '351912345678'],
  ])('%s has the key %s', (number, key) => expect(numberKey(number)).toBe(key));

  it.each([
    ['554188887777', '5541988887777'],
    ['551140041234', '551140041234'],
  ])('%s is dialled as %s: mobiles get the 9, landlines do not', (number, dialled) =>
    expect(dialledForm(number)).toBe(dialled),
  );

  it('area codes from 31 on are often registered without it', () => {
    expect(likelyWaId('5541988887777')).toBe('554188887777');
    expect(likelyWaId('5511987654321')).toBe('5511987654321');
  });
});
