import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Forbidden, Unauthenticated } from '@guiche/kernel';
import { amendCause } from '@guiche/platform/context';
import { accessOf, type AccessDeclaration } from '@guiche/platform/http';
import { apiTokenPrefix, ApiTokenService } from '../api-tokens/api-token.service.js';
import { may, type Actor } from './actor.js';
import { isOpenBeforeDuties, requireNoDuty } from './duties.js';
import { AccessTokens, actorOrRefusal } from '../sign-in/access-tokens.js';
import { bearerOf } from './bearer.js';
import type { RequestWithActor } from './current-actor.js';

/**
 * The one gate of every route (IAM-10): who is it, what does the handler ask for, does he hold it. A
 * handler that asks for nothing is refused here as well, should the check at boot ever be passed by.
 */
@Injectable()
export class AccessGuard extends AuthGuard('access-token') implements CanActivate {
  constructor(
    private readonly apiTokens: ApiTokenService,
    private readonly accessTokens: AccessTokens,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler());
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const actor = await this.actorOf(context, request);
    request.actor = actor;
    const isLanguageGiven = request.headers['accept-language'] !== undefined;
    amendCause({
      actor: { kind: actor.kind, id: actor.userId, name: actor.name },
      ...(!isLanguageGiven && { language: actor.language }),
    });
    if (!isOpenBeforeDuties(context.getHandler())) requireNoDuty(actor);
    requireAccess(access, actor);
    return true;
  }

  private async actorOf(context: ExecutionContext, request: RequestWithActor): Promise<Actor> {
    const token = bearerOf(request.headers.authorization);
    if (token?.startsWith(apiTokenPrefix)) return this.apiTokens.authenticate(token);
    const claims = token === null ? undefined : this.accessTokens.claimsOfKnown(token);
    if (claims) return actorOrRefusal(await this.accessTokens.check(claims));
    await super.canActivate(context);
    const { user } = request as unknown as { user?: Actor };
    if (!user) throw new Unauthenticated('identity.not-signed-in');
    return user;
  }

  /** Passport says why it refused in `info`; ours is a problem document. */
  override handleRequest<Found>(error: unknown, found: Found | false, info: unknown): Found {
    if (error) throw error;
    if (found) return found;
    const isMissing = info instanceof Error && info.message === 'No auth token';
    throw new Unauthenticated(isMissing ? 'identity.not-signed-in' : 'identity.token-invalid');
  }
}

function requireAccess(access: AccessDeclaration | undefined, actor: Actor): void {
  if (!access) throw new Forbidden('identity.forbidden', { permission: '' });
  if (access.kind === 'permission' && !may(actor, access.permission)) {
    throw new Forbidden('identity.forbidden', { permission: access.permission });
  }
}
