import { ParseUUIDPipe, Param, ValidationPipe, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { ApiParam } from '@nestjs/swagger';
import { Invalid, NotFound, type ErrorParams, type FieldError } from '@guiche/kernel';
import { withoutSetAside } from './set-aside.js';

// class-validator keeps the arguments of a rule (the 2000 of MaxLength) in its metadata only.
function paramsOf(error: ValidationError, rule: string): ErrorParams {
  const target = error.target?.constructor;
  if (!target) return {};
  const metadata = getMetadataStorage().getTargetValidationMetadatas(target, '', true, false);
  const found = metadata.find(({ propertyName, name }) => propertyName === error.property && name === rule);
  const [first, second] = (found?.constraints ?? []) as unknown[];
  const printable = (value: unknown): string =>
    Array.isArray(value)
      ? value.join(', ')
      : typeof value === 'object' && value !== null
        ? Object.values(value).join(', ')
        : String(value);
  return {
    ...(first !== undefined && { first: printable(first) }),
    ...(second !== undefined && { second: printable(second) }),
  };
}

/** The errors of class-validator, flattened: `members.0.userId` and a code per broken rule. */
export function fieldErrors(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.keys(error.constraints ?? {}).map((rule) => ({
      field,
      code: `platform.field.${rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      params: paramsOf(error, rule),
    }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

class BodyValidation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return super.transform(withoutSetAside(metadata.metatype, value), metadata) as Promise<unknown>;
  }
}

/** One validator in the whole project: unknown members are refused, and every error names its field (API-3). */
export const validationPipe = (): PipeTransform =>
  new BodyValidation({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: true, value: false },
    exceptionFactory: (errors) => new Invalid('platform.invalid-input', {}, fieldErrors(errors)),
  });

/** A path parameter that must be a UUID; anything else cannot exist, so it is 404. */
export const UuidParam =
  (name: string): ParameterDecorator =>
  (target, key, index) => {
    if (key !== undefined) {
      const descriptor = Object.getOwnPropertyDescriptor(target, key);
      if (descriptor) ApiParam({ name, schema: { type: 'string', format: 'uuid' } })(target, key, descriptor);
    }
    Param(name, new ParseUUIDPipe({ exceptionFactory: () => new NotFound('platform.not-found') }))(target, key, index);
  };
