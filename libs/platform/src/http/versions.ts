import { createParamDecorator, Body, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Invalid, VersionRequired } from '@guiche/kernel';
import { setAside } from './set-aside.js';

const expectedVersion = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const header = request.headers['if-match'];
  const inBody = (request.body as { version?: unknown } | null | undefined)?.version;
  const version = header === undefined ? inBody : Number(/^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1]);
  if (version === undefined) throw new VersionRequired();
  if (typeof version !== 'number' || !Number.isSafeInteger(version)) {
    throw new Invalid('platform.invalid-input', {}, [
      { field: header === undefined ? 'version' : 'If-Match', code: 'platform.field.is-version' },
    ]);
  }
  return version;
});

/**
 * The version from which a change was made: `If-Match: "7"`, or `version` in the body as react-admin sends the whole
 * record. Neither is 428 (API-4).
 */
export const ExpectedVersion = (): ParameterDecorator => (target, key, index) => {
  const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
  if (key !== undefined && descriptor) {
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag that was read; or `version` in the body',
      schema: { type: 'string' },
    })(target, key, descriptor);
  }
  expectedVersion()(target, key, index);
};

// Property names of a response class are what the swagger plugin or its decorators recorded for it.
const describedNames = (dto: Type<object>): string[] => {
  const made =
    (dto as { _OPENAPI_METADATA_FACTORY?: () => Record<string, unknown> })._OPENAPI_METADATA_FACTORY?.() ?? {};
  const decorated =
    (Reflect.getMetadata('swagger/apiModelPropertiesArray', dto.prototype as object) as string[] | undefined) ?? [];
  return [...Object.keys(made), ...decorated.map((name) => name.replace(/^:/, ''))];
};

/**
 * The body of a PUT. Clients may send the record as they read it: members that only the answer knows (`readOnly`, and
 * always `id`, `version`, `createdAt`, `updatedAt`) are set aside; unknown ones are 400. Members left out stay as they are.
 */
export const UpdateBody =
  (dto: Type<object>, readOnly: readonly string[] | Type<object> = []): ParameterDecorator =>
  (target, key, index) => {
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor) ApiBody({ type: dto })(target, key, descriptor);
    const own = new Set(describedNames(dto));
    const extra = typeof readOnly === 'function' ? describedNames(readOnly) : readOnly;
    const dropped = ['id', 'version', 'createdAt', 'updatedAt', ...extra].filter((name) => !own.has(name));
    // Nest runs the global validation before any pipe given here, so that one must know what to set aside.
    setAside(dto, dropped);
    Body()(target, key, index);
  };
