import { ApiToken } from './api-tokens/api-token.entity.js';
import { ExternalIdentity } from './corporate-sign-in/external-identity.entity.js';
import { IdentityProvider } from './corporate-sign-in/identity-provider.entity.js';
import { IdentityProviderGroup } from './corporate-sign-in/identity-provider-group.entity.js';
import { HierarchyLevel } from './hierarchy/hierarchy-level.entity.js';
import { UserSubordinate } from './hierarchy/user-subordinate.entity.js';
import { PasswordReset } from './password-reset/password-reset.entity.js';
import { PermissionRelease } from './permissions/permission-release.entity.js';
import { Profile } from './profiles/profile.entity.js';
import { RecoveryCode } from './second-factor/recovery-code.entity.js';
import { SecondFactor } from './second-factor/second-factor.entity.js';
import { RefreshToken } from './sign-in/refresh-token.entity.js';
import { Session } from './sign-in/session.entity.js';
import { SignInFailure } from './sign-in/sign-in-failure.entity.js';
import { User } from './users/user.entity.js';

/** The tables of this lib, for TypeORM. */
export const identityEntities = [
  Profile,
  PermissionRelease,
  User,
  Session,
  RefreshToken,
  SignInFailure,
  ApiToken,
  SecondFactor,
  RecoveryCode,
  PasswordReset,
  IdentityProvider,
  IdentityProviderGroup,
  ExternalIdentity,
  HierarchyLevel,
  UserSubordinate,
];
