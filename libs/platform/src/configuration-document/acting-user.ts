import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Unauthenticated } from '@guiche/kernel';
import type { ConfigurationActor } from './configuration-kind.js';

/** Whom the access guard let in; platform knows him only as far as a document must. */
export const ActingUser = createParamDecorator((_data: unknown, context: ExecutionContext): ConfigurationActor => {
  const { actor } = context.switchToHttp().getRequest<{ readonly actor?: ConfigurationActor }>();
  if (!actor) throw new Unauthenticated('identity.not-signed-in');
  return actor;
});
