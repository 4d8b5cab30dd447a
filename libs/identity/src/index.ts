export { IdentityModule } from './identity.module.js';
export { identityConfiguration } from './identity.configuration.js';
export { identityEntities } from './identity.entities.js';
export {
  accessPermissions,
  apiTokenPermissions,
  hierarchyLevelPermissions,
  identityProviderPermissions,
  profilePermissions,
  signInPermissions,
  userPermissions,
} from './identity.permissions.js';
export { AccessDirectory } from './access/access-directory.js';
export { AccessScope, type SystemScope, type UserScope } from './access/access-scope.js';
export { accessChanged, sessionEnded, type AccessChanged, type SessionEnded } from './access/access.events.js';
export { may, type Actor } from './access/actor.js';
export { AccessExplainer, type ExplainedAccess } from './access/explanation/access-explainer.js';
export { permissionWords, reachWords } from './access/explanation/access-explanation.dto.js';
export { maskedFields, reachNames, type MaskedField, type ReachName } from './access/reach.js';
export { hasMasks, isMasked, masked, maskedName, refuseMaskedFilters, unmaskedInput } from './access/mask.js';
export { CurrentActor, type RequestWithActor } from './access/current-actor.js';
export { ScopeSources, type ScopeSource } from './access/scope-sources.js';
export { type BuiltInProfileCode } from './profiles/built-in-profiles.js';
export { BuiltInProfiles } from './profiles/built-in-profiles.service.js';
export { ProfileDirectory, type ProfileView } from './profiles/profile-directory.js';
export { AccessTokens, type AccessTokenCheck } from './sign-in/access-tokens.js';
export { Authenticator } from './sign-in/authenticator.js';
export { SignIn, type SignInAttempt, type SignInResult } from './sign-in/sign-in.js';
export {
  UserTies,
  type Handover,
  type UserTie,
  type UserTieItem,
  type UserTieReport,
} from './users/deactivation/user-ties.js';
export { UserAccounts, type NewUser } from './users/user-accounts.js';
export { UserDirectory, type UserView } from './users/user-directory.js';
export { userCreated, userDeactivated, userUpdated, type UserDeactivated, type UserFact } from './users/user.events.js';
