import type { Language } from '@guiche/platform/context';
import type { Duty } from './duties.js';
import type { UserScope } from './access-scope.js';

/** Who is acting: a signed-in person, or an external client with an API token on behalf of its owner. */
export interface Actor {
  readonly kind: 'user' | 'api-token';
  readonly userId: string;
  readonly name: string;
  /** Above all profiles (IAM-8). Never true for an API token, whoever owns it. */
  readonly isRoot: boolean;
  readonly permissions: ReadonlySet<string>;
  readonly scope: UserScope;
  readonly language: Language;
  /** What a signed-in person must do before anything else is open to him (IAM-2). */
  readonly duty?: Duty;
  readonly sessionId?: string;
  /** A directory vouched for this session, second factor included (IAM-3). */
  readonly byProvider?: boolean;
  readonly tokenId?: string;
}

/** Whether the actor holds the permission. */
export function may(actor: Pick<Actor, 'permissions'>, permission: string): boolean {
  return actor.permissions.has(permission);
}
