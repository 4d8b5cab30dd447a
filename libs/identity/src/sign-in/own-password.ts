import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { UserRepository } from '../users/user.repository.js';
import { passwordMatches } from './password.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Asks somebody who is signed in for his password once more, before what an unattended screen must not do. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly users: UserRepository,
    private readonly throttle: SignInThrottle,
  ) {}

  /** Throws Invalid for `field` when it is wrong. Guessing is slowed down like signing in; who has no password passes. */
  async require(userId: string, field: string, password: string | undefined): Promise<void> {
    const { passwordHash } = await this.uow.read((tx) => this.users.get(tx, userId));
    if (passwordHash === null) return;
    const attempt = { login: `password-change:${userId}`, ip: null, deviceId: null };
    await this.throttle.require(attempt);
    if (!(await passwordMatches(passwordHash, password ?? ''))) {
      throw new Invalid('platform.invalid-input', {}, [{ field, code: 'identity.password-wrong' }]);
    }
    await this.throttle.succeeded(attempt);
  }
}
