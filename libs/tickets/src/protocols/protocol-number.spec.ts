import { dayIn, protocolNumber } from './protocol-number.js';

describe('TKT-1: a protocol number', () => {
  it.each([
    ['America/Sao_Paulo', '2022-11-05T02:59:59Z', '20221104'],
    ['America/Sao_Paulo', '2022-11-05T03:00:00Z', '20221105'],
    ['America/Manaus', '2022-11-05T03:30:00Z', '20221104'],
    ['Asia/Tokyo', '2026-12-31T15:00:00Z', '20270101'],
  ])('counts days in %s: %s is %s', (zone, at, day) => {
    expect(dayIn(zone, new Date(at))).toBe(day);
  });

  it.each([
    [1, '20221104000001'],
    [999_999, '20221104999999'],
    [1_000_000, '202211041000000'],
  ])('of running number %i is %s', (running, protocol) => {
    expect(protocolNumber('20221104', running)).toBe(protocol);
  });
});
