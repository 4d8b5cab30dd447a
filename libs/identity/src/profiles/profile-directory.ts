import { Injectable } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';
import type { BuiltInProfileCode } from './built-in-profiles.js';
import { ProfileRepository } from './profile.repository.js';

/** What other libs may know of a profile. */
export interface ProfileView {
  readonly id: string;
  readonly name: string;
  readonly builtIn: string | null;
}

/** Reads profiles for other libs. */
@Injectable()
export class ProfileDirectory {
  constructor(private readonly profiles: ProfileRepository) {}

  async find(tx: ReadTx, id: string): Promise<ProfileView | null> {
    const profile = await this.profiles.find(tx, id);
    return profile && { id: profile.id, name: profile.name, builtIn: profile.builtIn };
  }

  /** The id of a built-in profile (IAM-7); they are there from the first start on. */
  async builtIn(tx: ReadTx, code: BuiltInProfileCode): Promise<string> {
    const profile = await this.profiles.builtIn(tx, code);
    if (!profile) throw new Error(`The built-in profile ${code} is missing: ensureBuiltInProfiles has not run`);
    return profile.id;
  }
}
