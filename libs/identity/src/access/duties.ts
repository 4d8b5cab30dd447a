import { SetMetadata } from '@nestjs/common';
import { Forbidden } from '@guiche/kernel';

/** What somebody must do after signing in before anything else is open to him (IAM-2). */
export type Duty = 'change-password' | 'set-up-second-factor';

const key = 'guiche:before-duties';

/** Beside a route that stays open to a session with a duty: what he needs to do it, to see who he is, and to leave. */
export const BeforeDuties = (): MethodDecorator => SetMetadata(key, true) as MethodDecorator;

/** Whether a handler is one of those. */
export const isOpenBeforeDuties = (handler: object): boolean => Reflect.getMetadata(key, handler) === true;

/** Throws Forbidden, with a code of its own for each duty: front ends show its form instead of an error. */
export function requireNoDuty({ duty }: { readonly duty?: Duty }): void {
  if (duty === 'change-password') throw new Forbidden('identity.password-change-due');
  if (duty === 'set-up-second-factor') throw new Forbidden('identity.second-factor-due');
}
