import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';

/** What a handler asks of its caller. One of the three stands beside every route, socket event and job (IAM-10). */
export type AccessDeclaration =
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'signed-in'; readonly why: string }
  | { readonly kind: 'public'; readonly why: string };

/** Under this key a handler carries its declaration. */
export const accessKey = 'guiche:access';

const declare = (declaration: AccessDeclaration): MethodDecorator =>
  SetMetadata(accessKey, declaration) as MethodDecorator;

/** Only for callers whose profile holds this permission. */
export const Requires = (permission: string): MethodDecorator =>
  applyDecorators(
    declare({ kind: 'permission', permission }),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
  ) as MethodDecorator;

/** For every signed-in caller; says why no permission is needed. */
export const SignedIn = (why: string): MethodDecorator =>
  applyDecorators(
    declare({ kind: 'signed-in', why }),
    ApiBearerAuth(),
    ApiExtension('x-permission', `signed in: ${why}`),
  ) as MethodDecorator;

/** For everybody, also without signing in; says why. */
export const Public = (why: string): MethodDecorator =>
  applyDecorators(
    declare({ kind: 'public', why }),
    ApiSecurity({}),
    ApiExtension('x-permission', `public: ${why}`),
  ) as MethodDecorator;

/** The declaration of a handler, if it has one. */
export const accessOf = (handler: object): AccessDeclaration | undefined =>
  Reflect.getMetadata(accessKey, handler) as AccessDeclaration | undefined;
