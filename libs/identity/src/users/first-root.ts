import { Injectable, Logger } from '@nestjs/common';
import { checkTogether, defineConfig, optionalEnv } from '@guiche/platform/config';
import { UnitOfWork } from '@guiche/platform/database';
import { ProfileDirectory } from '../profiles/profile-directory.js';
import { passwordProblem } from '../sign-in/password-policy.js';
import { UserAccounts } from './user-accounts.js';

const firstRootConfig = defineConfig('first-root', {
  /** Read only while the installation has no root; there is no default. */
  login: optionalEnv('GUICHE_ROOT_LOGIN'),
  email: optionalEnv('GUICHE_ROOT_EMAIL'),
  password: optionalEnv('GUICHE_ROOT_PASSWORD'),
});

checkTogether((environment) => {
  const given = ['GUICHE_ROOT_LOGIN', 'GUICHE_ROOT_EMAIL', 'GUICHE_ROOT_PASSWORD'].filter((name) => environment[name]);
  return given.length === 0 || given.length === 3
    ? []
    : ['GUICHE_ROOT_LOGIN, GUICHE_ROOT_EMAIL and GUICHE_ROOT_PASSWORD belong together'];
});

/** Makes the first root of an installation from the environment; he has to choose another password. */
@Injectable()
export class FirstRoot {
  private readonly logger = new Logger('FirstRoot');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: UserAccounts,
    private readonly profiles: ProfileDirectory,
  ) {}

  async ensure(): Promise<void> {
    const { login, email, password } = firstRootConfig();
    if (login === null || email === null || password === null) return;
    const problem = passwordProblem(password, login);
    if (problem) throw new Error(`GUICHE_ROOT_PASSWORD is refused: ${problem}`);
    await this.uow.run(async (tx) => {
      const profileId = await this.profiles.builtIn(tx, 'administrator');
      await this.accounts.ensureRoot(tx, { name: login, login, email, profileId, password, mustChangePassword: true });
    });
    this.logger.log('The root named by GUICHE_ROOT_LOGIN is there');
  }
}
