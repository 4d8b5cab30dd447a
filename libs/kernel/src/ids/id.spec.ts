import { firstIdAt, isId, newId } from './id.js';

it('API-1: ids are UUIDv7, unique, and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(isId(ids[0])).toBe(true);
  expect(isId('nonsense')).toBe(false);
});

it('API-1: the first id of an instant lies before every id made from then on, and after those made before', () => {
  const before = newId();
  const at = new Date(parseInt(before.replaceAll('-', '').slice(0, 12), 16) + 1);
  expect(firstIdAt(at) > before).toBe(true);
  expect(isId(firstIdAt(at))).toBe(true);
  expect(firstIdAt(new Date(at.getTime() - 1)) <= before).toBe(true);
});
