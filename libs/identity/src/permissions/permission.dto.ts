import { IsBoolean } from 'class-validator';
import { allPermissions, permissionGroups } from '@guiche/kernel';
import type { Language } from '@guiche/platform/context';
import type { VisiblePermission } from './permission-releases.js';

/** Whether the users below the root may have it. */
export class ReleasePermissionDto {
  @IsBoolean() released!: boolean;
}

/** A permission as the profile editor shows it, in the caller's language. */
export class PermissionResponse {
  /** The code again, for clients that expect every record to have an id. */
  id!: string;
  code!: string;
  group!: string;
  groupLabel!: string;
  label!: string;
  /** Where in the menu it takes effect. */
  help!: string;
  rootOnly!: boolean;
  released!: boolean;
  /** Whether the caller may give it to somebody. */
  grantable!: boolean;
}

/** The permissions with their words, in the order of the groups. */
export function toPermissionResponses(visible: readonly VisiblePermission[], language: Language): PermissionResponse[] {
  const states = new Map(visible.map((permission) => [permission.code, permission]));
  return allPermissions().flatMap(({ code, group, label, help, rootOnly }) => {
    const state = states.get(code);
    if (!state) return [];
    const { released, grantable } = state;
    const groupLabel = permissionGroups[group][language];
    return [
      {
        id: code,
        code,
        group,
        groupLabel,
        label: label[language],
        help: help[language],
        rootOnly,
        released,
        grantable,
      },
    ];
  });
}
