interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
}

// TypeORM wraps what pg throws; the original carries the code.
const original = (error: unknown): PostgresError => {
  const outer = error as { driverError?: PostgresError } & PostgresError;
  return outer?.driverError ?? outer ?? {};
};

const isViolation = (code: string, error: unknown, constraint?: string): boolean => {
  const { code: actual, constraint: name } = original(error);
  return actual === code && (constraint === undefined || name === constraint);
};

/** Whether a unique constraint or index (this one, if named) refused the write. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  isViolation('23505', error, constraint);

/** Whether a foreign key (this one, if named) refused the write. */
export const isForeignKeyViolation = (error: unknown, constraint?: string): boolean =>
  isViolation('23503', error, constraint) || isViolation('23001', error, constraint);

/** The name of the constraint that refused, if one did. */
export const violatedConstraint = (error: unknown): string | null => original(error).constraint ?? null;

/** Whether the same transaction may succeed when begun again: serialisation failure or deadlock. */
export const mayBeRetried = (error: unknown): boolean => ['40001', '40P01'].includes(original(error).code ?? '');
