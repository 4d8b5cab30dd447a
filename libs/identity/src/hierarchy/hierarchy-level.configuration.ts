import { defineConfigurationKind, field, writtenBy } from '@guiche/platform/configuration-document';
import { hierarchyLevelPermissions } from '../identity.permissions.js';
import { CreateHierarchyLevelDto, UpdateHierarchyLevelDto } from './hierarchy-level.dto.js';
import { HierarchyLevelService } from './hierarchy-level.service.js';

/** Hierarchy levels in the configuration document (ORG-7), by their name. */
export const hierarchyLevelConfiguration = defineConfigurationKind<HierarchyLevelService>({
  name: 'hierarchyLevels',
  label: { 'pt-BR': 'Níveis hierárquicos', en: 'Hierarchy levels' },
  permissions: hierarchyLevelPermissions,
  key: { member: 'name' },
  fields: { position: field.value() },
  // From the top down: then each comes to its place whatever the others moved.
  writtenInOrderOf: 'position',
  creates: CreateHierarchyLevelDto,
  updates: UpdateHierarchyLevelDto,
  ...writtenBy<CreateHierarchyLevelDto, UpdateHierarchyLevelDto, HierarchyLevelService>(HierarchyLevelService),
  // A level that takes its place gives the others new versions.
  change: async (service, _actor, { id }, values) =>
    service.update(id, (await service.get(id)).version, values as UpdateHierarchyLevelDto),
  remove: (service, _actor, { id }) => service.remove(id),
});
