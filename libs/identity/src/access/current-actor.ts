import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Unauthenticated } from '@guiche/kernel';
import type { Actor } from './actor.js';

/** A request after the access guard has let it through. */
export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
}

/** The actor of the request; for handlers that are not public. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new Unauthenticated('identity.not-signed-in');
  return actor;
});
