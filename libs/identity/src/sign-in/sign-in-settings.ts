import { Injectable } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';
import { Settings, type Setting } from '@guiche/platform/settings';
import {
  defaultPasswordRules,
  passwordProblems,
  refusePassword,
  type PasswordOwner,
  type PasswordRuleValues,
} from './password-policy.js';

/** How people sign in to this installation, as administrators decided. */
export interface SignInPolicy extends PasswordRuleValues {
  /** Everybody but the root comes through a directory (IAM-3). */
  readonly localOnlyForRoot: boolean;
}

/** Under this key the policy stands among the settings. */
export const signInPolicyKey = 'identity.sign-in';

const defaults: SignInPolicy = { ...defaultPasswordRules, localOnlyForRoot: false };

/** Reads the policy, and judges new passwords by it (IAM-2). */
@Injectable()
export class SignInSettings {
  constructor(private readonly settings: Settings) {}

  read(tx: ReadTx): Promise<Setting<SignInPolicy>> {
    return this.settings.read(tx, signInPolicyKey, defaults);
  }

  async policy(tx: ReadTx): Promise<SignInPolicy> {
    return (await this.read(tx)).value;
  }

  /** Throws Invalid for `field` with everything that speaks against the password. */
  async checkPassword(tx: ReadTx, field: string, password: string, owner: PasswordOwner): Promise<void> {
    refusePassword(field, passwordProblems(password, owner, await this.policy(tx)));
  }
}
