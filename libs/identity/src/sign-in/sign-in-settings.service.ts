import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { currentCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { wordsFor } from '@guiche/platform/http';
import { Mailer } from '@guiche/platform/mail';
import { Settings } from '@guiche/platform/settings';
import { IdentityProviderRepository } from '../corporate-sign-in/identity-provider.repository.js';
import { maxPasswordLength } from './password-policy.js';
import type { SignInOptionsResponse, SignInSettingsResponse, UpdateSignInSettingsDto } from './sign-in-settings.dto.js';
import { signInPolicyKey, SignInSettings } from './sign-in-settings.js';

/** Keeps how people sign in, and tells sign-in pages what they need to know of it (IAM-2, IAM-3). */
@Injectable()
export class SignInSettingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly policies: SignInSettings,
    private readonly providers: IdentityProviderRepository,
    private readonly mailer: Mailer,
    private readonly audit: AuditLog,
  ) {}

  /** `problem` may only be a code of corporate sign-in: nobody makes this page say other things. */
  async options(problem: string | undefined): Promise<SignInOptionsResponse> {
    const { policy, providers } = await this.uow.read(async (tx) => ({
      policy: await this.policies.policy(tx),
      providers: await this.providers.active(tx),
    }));
    const { minLength, classes, notAboutOneself, notCommon, localOnlyForRoot } = policy;
    return {
      passwordRules: { minLength, maxLength: maxPasswordLength, classes, notAboutOneself, notCommon },
      localOnlyForRoot,
      mailsPasswordLinks: await this.mailer.isSetUp(),
      providers: providers.map(({ id, name }) => ({ id, name })),
      problem: problem?.startsWith('identity.corporate-') ? wordsFor(problem, currentCause().language) : null,
    };
  }

  async read(): Promise<SignInSettingsResponse> {
    const { value, version } = await this.uow.read((tx) => this.policies.read(tx));
    return { ...value, version };
  }

  update(version: number, changes: UpdateSignInSettingsDto): Promise<SignInSettingsResponse> {
    return this.uow.run(async (tx) => {
      const { value: before } = await this.policies.read(tx);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const after = { ...before, ...given };
      const hasProvider = (await this.providers.active(tx)).length > 0;
      if (after.localOnlyForRoot && !before.localOnlyForRoot && !hasProvider) {
        throw new Conflict('identity.no-active-provider');
      }
      const saved = await this.settings.write(tx, signInPolicyKey, after, version, this.clock.now());
      this.audit.record(tx, {
        action: 'sign-in.update',
        subject: { type: 'sign-in-settings', name: 'sign-in' },
        before: { ...before },
        after: { ...after },
      });
      return { ...saved.value, version: saved.version };
    });
  }
}
