import { wouldCircle } from './sector-tree.js';

const nodes = [
  { id: 'company', parentId: null },
  { id: 'support', parentId: 'company' },
  { id: 'phone', parentId: 'support' },
];

it.each([
  ['below itself', 'support', 'support', true],
  ['below its child', 'support', 'phone', true],
  ['below its grandchild', 'company', 'phone', true],
  ['below its parent', 'phone', 'company', false],
  ['to the top', 'phone', null, false],
])('ORG-1: a sector moved %s', (_where, id, parentId, circle) => {
  expect(wouldCircle(nodes, id, parentId)).toBe(circle);
});
