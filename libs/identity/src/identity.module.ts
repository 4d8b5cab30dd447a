import { Global, Module, Optional, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { ConfigurationPeople } from '@guiche/platform/configuration-document';
import { JobAccess } from '@guiche/platform/jobs';
import { MailModule } from '@guiche/platform/mail';
import { RealtimeActors } from '@guiche/platform/realtime';
import { StorageModule } from '@guiche/platform/storage';
import { SecretsModule } from '@guiche/platform/secrets';
import { SettingsModule } from '@guiche/platform/settings';
import { AccessDirectory } from './access/access-directory.js';
import { AccessExplainer } from './access/explanation/access-explainer.js';
import { AccessExplanationController } from './access/explanation/access-explanation.controller.js';
import { AccessGuard } from './access/access.guard.js';
import { MaskedAudit } from './access/masked-audit.interceptor.js';
import { AccessRepository } from './access/access.repository.js';
import { ScopeSources } from './access/scope-sources.js';
import { ApiTokenController } from './api-tokens/api-token.controller.js';
import { ApiTokenRepository } from './api-tokens/api-token.repository.js';
import { ApiTokenService } from './api-tokens/api-token.service.js';
import { HierarchyLevelController } from './hierarchy/hierarchy-level.controller.js';
import { HierarchyLevelRepository } from './hierarchy/hierarchy-level.repository.js';
import { HierarchyLevelService } from './hierarchy/hierarchy-level.service.js';
import { Hierarchy } from './hierarchy/hierarchy.js';
import { HierarchyRepository } from './hierarchy/hierarchy.repository.js';
import { SubordinatesController } from './hierarchy/subordinates.controller.js';
import { Subordinates } from './hierarchy/subordinates.js';
import { CorporateJourneys } from './corporate-sign-in/corporate-journey.js';
import { CorporatePeople } from './corporate-sign-in/corporate-people.js';
import { CorporateSignInController } from './corporate-sign-in/corporate-sign-in.controller.js';
import { CorporateSignIn } from './corporate-sign-in/corporate-sign-in.service.js';
import { IdentityProviderController } from './corporate-sign-in/identity-provider.controller.js';
import { IdentityProviderRepository } from './corporate-sign-in/identity-provider.repository.js';
import { IdentityProviderService } from './corporate-sign-in/identity-provider.service.js';
import { OpenId } from './corporate-sign-in/open-id.js';
import { PasswordResetController } from './password-reset/password-reset.controller.js';
import { PasswordResetRepository } from './password-reset/password-reset.repository.js';
import { PasswordResets } from './password-reset/password-reset.service.js';
import { Challenges } from './second-factor/challenges.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { OwnPassword } from './sign-in/own-password.js';
import { SessionController } from './sign-in/session.controller.js';
import { SessionService } from './sign-in/session.service.js';
import { SignInSettingsController } from './sign-in/sign-in-settings.controller.js';
import { SignInSettingsService } from './sign-in/sign-in-settings.service.js';
import { identityConfig } from './identity.config.js';
import { PermissionController } from './permissions/permission.controller.js';
import { PermissionReleaseRepository } from './permissions/permission-release.repository.js';
import { PermissionReleases } from './permissions/permission-releases.js';
import { BuiltInProfiles } from './profiles/built-in-profiles.service.js';
import { ProfileController } from './profiles/profile.controller.js';
import { ProfileDirectory } from './profiles/profile-directory.js';
import { ProfileRepository } from './profiles/profile.repository.js';
import { ProfileService } from './profiles/profile.service.js';
import { AccessTokenStrategy } from './sign-in/access-token.strategy.js';
import { AccessTokens } from './sign-in/access-tokens.js';
import { AuthController } from './sign-in/auth.controller.js';
import { AuthService } from './sign-in/auth.service.js';
import { Authenticator } from './sign-in/authenticator.js';
import { ConnectedPeople } from './sign-in/connected-people.js';
import { ForgetOldSignIns } from './sign-in/forget-old-sign-ins.js';
import { KnownDevices } from './sign-in/known-devices.js';
import { SessionRepository } from './sign-in/session.repository.js';
import { Sessions } from './sign-in/sessions.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignInSettings } from './sign-in/sign-in-settings.js';
import { SignInThrottle } from './sign-in/sign-in-throttle.js';
import { ThrottleRepository } from './sign-in/throttle.repository.js';
import { MeController } from './users/me.controller.js';
import { MeService } from './users/me.service.js';
import { FirstRoot } from './users/first-root.js';
import { ConfigurationUsers } from './users/configuration-users.js';
import { ConfigurationUsersRepository } from './users/configuration-users.repository.js';
import { UserAccounts } from './users/user-accounts.js';
import { UserController } from './users/user.controller.js';
import { DeactivationController } from './users/deactivation/deactivation.controller.js';
import { Deactivation } from './users/deactivation/deactivation.service.js';
import { OwnTies } from './users/deactivation/own-ties.js';
import { UserTieRepository } from './users/deactivation/user-tie.repository.js';
import { UserTies } from './users/deactivation/user-ties.js';
import { UserPhotoController } from './users/photo/user-photo.controller.js';
import { UserPhotos } from './users/photo/user-photo.service.js';
import { UserChanges } from './users/user-changes.js';
import { UserGuard } from './users/user-guard.js';
import { UserDirectory } from './users/user-directory.js';
import { UserRepository } from './users/user.repository.js';
import { UserService } from './users/user.service.js';
import './privacy/identity-personal-data.js';

/** People, profiles, sign-in and access. Global: every lib to the right asks who acts and what he reaches. */
@Global()
@Module({
  imports: [
    MailModule,
    SecretsModule,
    SettingsModule,
    PassportModule,
    StorageModule,
    JwtModule.registerAsync({
      useFactory: () => ({ secret: identityConfig().jwtSecret, signOptions: { algorithm: 'HS256' } }),
    }),
  ],
  controllers: [
    AccessExplanationController,
    ApiTokenController,
    AuthController,
    CorporateSignInController,
    IdentityProviderController,
    PasswordResetController,
    SecondFactorController,
    SessionController,
    SignInSettingsController,
    DeactivationController,
    HierarchyLevelController,
    MeController,
    PermissionController,
    ProfileController,
    SubordinatesController,
    UserController,
    UserPhotoController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: MaskedAudit },
    AccessDirectory,
    AccessExplainer,
    AccessRepository,
    AccessTokens,
    AccessTokenStrategy,
    ApiTokenRepository,
    ApiTokenService,
    Authenticator,
    AuthService,
    Challenges,
    CorporateJourneys,
    CorporatePeople,
    CorporateSignIn,
    IdentityProviderRepository,
    IdentityProviderService,
    OpenId,
    OwnPassword,
    PasswordResetRepository,
    PasswordResets,
    SecondFactorRepository,
    SecondFactorService,
    SecondFactors,
    SessionService,
    SignInSettingsService,
    BuiltInProfiles,
    ConfigurationUsers,
    ConfigurationUsersRepository,
    ConnectedPeople,
    Deactivation,
    FirstRoot,
    ForgetOldSignIns,
    Hierarchy,
    HierarchyLevelRepository,
    HierarchyLevelService,
    HierarchyRepository,
    KnownDevices,
    MeService,
    OwnTies,
    PermissionReleaseRepository,
    PermissionReleases,
    ProfileDirectory,
    ProfileRepository,
    ProfileService,
    ScopeSources,
    SessionRepository,
    Sessions,
    SignIn,
    SignInSettings,
    SignInThrottle,
    Subordinates,
    ThrottleRepository,
    UserAccounts,
    UserDirectory,
    UserChanges,
    UserGuard,
    UserPhotos,
    UserRepository,
    UserService,
    UserTieRepository,
    UserTies,
  ],
  exports: [
    AccessDirectory,
    AccessExplainer,
    AccessTokens,
    Authenticator,
    BuiltInProfiles,
    ProfileDirectory,
    ScopeSources,
    SignIn,
    UserAccounts,
    UserDirectory,
    UserTies,
  ],
})
export class IdentityModule implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly builtIns: BuiltInProfiles,
    private readonly directory: AccessDirectory,
    private readonly jobs: JobAccess,
    private readonly connected: ConnectedPeople,
    private readonly firstRoot: FirstRoot,
    private readonly configurationUsers: ConfigurationUsers,
    @Optional() private readonly realtime?: RealtimeActors,
    @Optional() private readonly configurationPeople?: ConfigurationPeople,
  ) {}

  onModuleInit(): void {
    // Only a process with sockets has somewhere to register.
    this.realtime?.register(this.connected);
    this.configurationPeople?.register(this.configurationUsers);
    // A job that acts for a user asks again when it runs: meanwhile he may have lost the permission.
    this.jobs.register(async (cause, permission) => {
      const actor = cause.id ? await this.directory.actorOf(undefined, cause.id) : null;
      return actor?.permissions.has(permission) ?? false;
    });
  }

  /** By now every lib has defined its permissions. */
  async onApplicationBootstrap(): Promise<void> {
    await this.builtIns.ensure();
    await this.firstRoot.ensure();
  }
}
