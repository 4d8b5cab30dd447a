import { Global, Module } from '@nestjs/common';
import { AccessDirectory } from './access/access-directory.js';
import { AccessRepository } from './access/access.repository.js';
import { ScopeSources } from './access/scope-sources.js';
import { ProfileDirectory } from './profiles/profile-directory.js';
import { ProfileRepository } from './profiles/profile.repository.js';
import { UserDirectory } from './users/user-directory.js';
import { UserRepository } from './users/user.repository.js';

/** People, profiles, sign-in and access. Global: every lib to the right asks who acts and what he reaches. */
@Global()
@Module({
  providers: [
    AccessDirectory,
    AccessRepository,
    ProfileDirectory,
    ProfileRepository,
    ScopeSources,
    UserDirectory,
    UserRepository,
  ],
  exports: [AccessDirectory, ProfileDirectory, ScopeSources, UserDirectory],
})
export class IdentityModule {}
