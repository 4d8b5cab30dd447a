import { defineConfigurationKind, field, keptBy } from '@guiche/platform/configuration-document';
import { activityTypePermissions } from '../organisation.permissions.js';
import { CreateActivityTypeDto, UpdateActivityTypeDto } from './activity-type.dto.js';
import { ActivityTypeService } from './activity-type.service.js';

/** Activity types in the configuration document (ORG-7), by their name. */
export const activityTypeConfiguration = defineConfigurationKind({
  name: 'activityTypes',
  label: { 'pt-BR': 'Tipos de atividade', en: 'Activity types' },
  permissions: activityTypePermissions,
  key: { member: 'name' },
  fields: {
    description: field.value(),
    active: field.value(),
    position: field.value(),
  },
  creates: CreateActivityTypeDto,
  updates: UpdateActivityTypeDto,
  ...keptBy(ActivityTypeService),
});
