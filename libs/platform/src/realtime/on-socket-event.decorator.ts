import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import type { RealtimeActor } from './actors.js';

/** One kind of message from clients. */
export interface SocketEventDeclaration {
  readonly name: string;
  /** The class that checks the body, as for a route. */
  readonly body: Type<object>;
}

/** Under this key a method carries the socket event that it answers. */
export const socketEventKey = Symbol('guiche:socket-event');

interface SocketMethod<Body> {
  handle(actor: RealtimeActor, body: Body): Promise<void>;
}

/** Marks `async method(actor, body)` as the answer to a client's message. Needs @Requires or @SignedIn beside it, like a route. */
export function OnSocketEvent<Body extends object>(name: string, body: Type<Body>) {
  return <Method extends SocketMethod<Body>['handle']>(
    _target: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    const declaration: SocketEventDeclaration = { name, body };
    Reflect.defineMetadata(socketEventKey, declaration, descriptor.value as object);
  };
}
