import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { allPermissions, permissionGroups } from '@guiche/kernel';
import type { Language } from '@guiche/platform/context';
import { Optional, wordsFor } from '@guiche/platform/http';
import { maskedFields, reachNames, type MaskedField, type ReachName } from '../reach.js';
import type { ExplainedAccess, PermissionWhy } from './access-explainer.js';

/** About which permission is asked; all of them when it is left out. */
export class AccessQuery {
  @Optional() @IsString() @MaxLength(100) permission?: string;
}

/** Whose access is explained. */
export class ExplainedUserResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() active!: boolean;
  @ApiProperty() isRoot!: boolean;
}

/** The profile that his access follows from. */
export class ExplainedProfileResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) builtIn!: string | null;
}

const whys: readonly PermissionWhy[] = ['root', 'administrator', 'profile', 'not-in-profile', 'kept-back', 'inactive'];

/** One permission, and why he holds it or not. */
export class ExplainedPermissionResponse {
  @ApiProperty() code!: string;
  @ApiProperty() group!: string;
  @ApiProperty() groupLabel!: string;
  @ApiProperty() label!: string;
  @ApiProperty() held!: boolean;
  @ApiProperty({ enum: whys }) why!: PermissionWhy;
  /** The same in words. */
  @ApiProperty() text!: string;
}

/** One way to reach records, and whether his profile has it. */
export class ExplainedReachResponse {
  @ApiProperty({ enum: ['own', ...reachNames] }) name!: 'own' | ReachName;
  @ApiProperty() held!: boolean;
  /** What it reaches, in words. */
  @ApiProperty() text!: string;
  /** The inboxes, teams or sectors by which it reaches; empty for all others, and for all inboxes. */
  @ApiProperty({ type: [String], format: 'uuid' }) memberOf!: string[];
}

/** What somebody may do and reach, and what it follows from. */
export class UserAccessResponse {
  @ApiProperty({ type: ExplainedUserResponse }) user!: ExplainedUserResponse;
  @ApiProperty({ type: ExplainedProfileResponse }) profile!: ExplainedProfileResponse;
  @ApiProperty({ type: [ExplainedPermissionResponse] }) permissions!: ExplainedPermissionResponse[];
  @ApiProperty({ type: [ExplainedReachResponse] }) reach!: ExplainedReachResponse[];
  /** Fields of customers that he sees only masked. */
  @ApiProperty({ enum: maskedFields, isArray: true }) maskedFields!: MaskedField[];
}

const whyCodes: Readonly<Record<PermissionWhy, string>> = {
  root: 'identity.why-root',
  administrator: 'identity.why-administrator',
  profile: 'identity.why-profile',
  'not-in-profile': 'identity.why-not-in-profile',
  'kept-back': 'identity.why-kept-back',
  inactive: 'identity.why-inactive',
};

const reachCodes: Readonly<Record<'own' | ReachName, string>> = {
  own: 'identity.reach-own',
  unassigned: 'identity.reach-unassigned',
  others: 'identity.reach-others',
  participating: 'identity.reach-participating',
  team: 'identity.reach-team',
  sector: 'identity.reach-sector',
  subordinates: 'identity.reach-subordinates',
  allInboxes: 'identity.reach-all-inboxes',
};

/** What a reach is called. */
export const reachWords = (name: 'own' | ReachName, language: Language): string =>
  wordsFor(reachCodes[name], language) ?? name;

/** Why somebody holds a permission or not, in words. */
export const permissionWords = ({ user, profile }: ExplainedAccess, why: PermissionWhy, language: Language): string =>
  wordsFor(whyCodes[why], language, { user: user.name, profile: profile.name }) ?? why;

/** The explanation in the words of a language, permissions in the order of their groups. */
export function toUserAccessResponse(access: ExplainedAccess, language: Language): UserAccessResponse {
  const { user, profile, scope } = access;
  const explained = new Map(access.permissions.map((permission) => [permission.code, permission]));
  return {
    user,
    profile: { id: profile.id, name: profile.name, builtIn: profile.builtIn },
    permissions: allPermissions().flatMap(({ code, group, label }) => {
      const found = explained.get(code);
      if (!found) return [];
      const { held, why } = found;
      const groupLabel = permissionGroups[group][language];
      const text = permissionWords(access, why, language);
      return [{ code, group, groupLabel, label: label[language], held, why, text }];
    }),
    reach: (['own', ...reachNames] as const).map((name) => ({
      name,
      held: scope !== null && (name === 'own' || holds(scope, name)),
      text: reachWords(name, language),
      memberOf: [...membershipsOf(scope, name)],
    })),
    maskedFields: [...(scope?.masked ?? [])],
  };
}

const holds = (scope: NonNullable<ExplainedAccess['scope']>, name: ReachName): boolean =>
  name === 'allInboxes' ? scope.inboxIds === 'all' : (scope[name] ?? false);

function membershipsOf(scope: ExplainedAccess['scope'], name: 'own' | ReachName): readonly string[] {
  if (!scope) return [];
  if (name === 'team') return scope.teamIds ?? [];
  if (name === 'sector') return scope.sectorIds ?? [];
  return name === 'allInboxes' && scope.inboxIds !== 'all' ? scope.inboxIds : [];
}
