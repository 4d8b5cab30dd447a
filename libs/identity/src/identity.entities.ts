import { ApiToken } from './api-tokens/api-token.entity.js';
import { HierarchyLevel } from './hierarchy/hierarchy-level.entity.js';
import { UserSubordinate } from './hierarchy/user-subordinate.entity.js';
import { PermissionRelease } from './permissions/permission-release.entity.js';
import { Profile } from './profiles/profile.entity.js';
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
  HierarchyLevel,
  UserSubordinate,
];
