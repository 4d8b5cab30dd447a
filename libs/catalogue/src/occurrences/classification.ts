import type { FieldError } from '@guiche/kernel';

/** How a ticket is classified; each part may be missing. */
export interface Classification {
  readonly sectorId: string | null;
  readonly occurrenceTypeId: string | null;
  readonly occurrenceId: string | null;
  readonly solutionId: string | null;
}

/** What the catalogue knows of the parts; null for what does not exist or was not asked for. */
export interface ClassificationFacts {
  readonly sectorActive: boolean | null;
  readonly typeActive: boolean | null;
  readonly typeSectorIds: readonly string[];
  readonly occurrenceActive: boolean | null;
  readonly occurrenceTypeId: string | null;
  readonly solutionActive: boolean | null;
  readonly occurrenceSolutionIds: readonly string[];
}

/**
 * What is wrong with a classification: parts that do not exist, were deactivated, or do not belong together. Parts that
 * the ticket had before (`before`) may stay although they were deactivated since.
 */
export function classificationErrors(
  wanted: Classification,
  facts: ClassificationFacts,
  before: Partial<Classification> = {},
): FieldError[] {
  const errors: FieldError[] = [];
  const part = (field: keyof Classification, active: boolean | null): void => {
    if (wanted[field] === null) return;
    if (active === null) errors.push({ field, code: 'platform.field.no-such-record' });
    else if (!active && before[field] !== wanted[field]) errors.push({ field, code: 'catalogue.deactivated' });
  };
  part('sectorId', facts.sectorActive);
  part('occurrenceTypeId', facts.typeActive);
  part('occurrenceId', facts.occurrenceActive);
  part('solutionId', facts.solutionActive);
  if (errors.length > 0) return errors;

  const { sectorId, occurrenceTypeId, occurrenceId, solutionId } = wanted;
  const bound = (ids: readonly string[], id: string): boolean => ids.length > 0 && !ids.includes(id);
  if (sectorId !== null && occurrenceTypeId !== null && bound(facts.typeSectorIds, sectorId)) {
    errors.push({ field: 'occurrenceTypeId', code: 'catalogue.type-not-of-sector' });
  }
  if (occurrenceId !== null && facts.occurrenceTypeId !== occurrenceTypeId) {
    errors.push({ field: 'occurrenceId', code: 'catalogue.occurrence-not-of-type' });
  }
  if (occurrenceId !== null && solutionId !== null && bound(facts.occurrenceSolutionIds, solutionId)) {
    errors.push({ field: 'solutionId', code: 'catalogue.solution-not-of-occurrence' });
  }
  return errors;
}
