import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

/** A member that may be left out, but not null (class-validator's own `IsOptional` lets null through as well). */
export const Optional = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);

/**
 * Text without the blanks around it, cut before it is checked. Half a character (a lone surrogate) becomes the sign for
 * "unknown": neither PostgreSQL nor the check of a mail address can take it.
 */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? Buffer.from(value.trim()).toString() : value,
  );
