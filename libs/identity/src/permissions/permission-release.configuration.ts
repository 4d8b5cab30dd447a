import { defineConfigurationKind, field, type ConfigurationActor } from '@guiche/platform/configuration-document';
import type { Actor } from '../access/actor.js';
import { ReleasePermissionDto } from './permission.dto.js';
import { PermissionReleases } from './permission-releases.js';

// Whoever applies came in by the access guard, or as such a user from the command line.
const acting = (actor: ConfigurationActor): Actor => actor as Actor;

/** What the root has made available below himself (IAM-8), in the configuration document (ORG-7), by the permission's code. */
export const permissionReleaseConfiguration = defineConfigurationKind<PermissionReleases>({
  name: 'permissionReleases',
  label: { 'pt-BR': 'Permissões liberadas pelo root', en: 'Permissions released by the root' },
  permissions: 'root',
  key: { member: 'code' },
  fields: { released: field.value() },
  updates: ReleasePermissionDto,
  keeper: PermissionReleases,
  read: (service) => service.keptByRoot(),
  change: (service, actor, { id }, { released }) => service.release(acting(actor), id, released === true),
});
