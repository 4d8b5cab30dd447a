import { classificationErrors, type Classification, type ClassificationFacts } from './classification.js';

const wanted: Classification = {
  sectorId: 'sector',
  occurrenceTypeId: 'type',
  occurrenceId: 'occurrence',
  solutionId: 'solution',
};
const facts: ClassificationFacts = {
  sectorActive: true,
  typeActive: true,
  typeSectorIds: ['sector', 'other'],
  occurrenceActive: true,
  occurrenceTypeId: 'type',
  solutionActive: true,
  occurrenceSolutionIds: ['solution'],
};
const codes = (...args: Parameters<typeof classificationErrors>): string[] =>
  classificationErrors(...args).map(({ field, code }) => `${field} ${code}`);

it('CAT-1, CAT-2: parts that belong together are fine, and so is none at all', () => {
  expect(codes(wanted, facts)).toEqual([]);
  const none = { sectorId: null, occurrenceTypeId: null, occurrenceId: null, solutionId: null };
  expect(codes(none, { ...facts, sectorActive: null, typeActive: null, occurrenceActive: null })).toEqual([]);
});

it.each<[string, Partial<ClassificationFacts>, string]>([
  ['CAT-1: a type of other sectors', { typeSectorIds: ['other'] }, 'occurrenceTypeId catalogue.type-not-of-sector'],
  ['CAT-2: an occurrence of another type', { occurrenceTypeId: 'x' }, 'occurrenceId catalogue.occurrence-not-of-type'],
  [
    'CAT-3: a solution of other occurrences',
    { occurrenceSolutionIds: ['x'] },
    'solutionId catalogue.solution-not-of-occurrence',
  ],
  ['CAT-10: something deactivated', { solutionActive: false }, 'solutionId catalogue.deactivated'],
  ['something that does not exist', { sectorActive: null }, 'sectorId platform.field.no-such-record'],
])('%s is refused', (_case, change, expected) => {
  expect(codes(wanted, { ...facts, ...change })).toEqual([expected]);
});

it('CAT-1, CAT-3: without links a type serves every sector, an occurrence every solution', () => {
  expect(codes(wanted, { ...facts, typeSectorIds: [], occurrenceSolutionIds: [] })).toEqual([]);
});

it('CAT-10: what a ticket already had may stay after it was deactivated', () => {
  expect(codes(wanted, { ...facts, solutionActive: false }, { solutionId: 'solution' })).toEqual([]);
});
