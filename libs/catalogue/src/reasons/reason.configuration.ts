import { defineConfigurationKind, field, keptBy } from '@guiche/platform/configuration-document';
import { reasonPermissions } from '../catalogue.permissions.js';
import { CreateReasonDto, UpdateReasonDto } from './reason.dto.js';
import { ReasonService } from './reason.service.js';

/** Reasons in the configuration document (ORG-7), by their name. */
export const reasonConfiguration = defineConfigurationKind({
  name: 'reasons',
  label: { 'pt-BR': 'Motivos', en: 'Reasons' },
  permissions: reasonPermissions,
  key: { member: 'name' },
  fields: {
    description: field.value(),
    actions: field.set(),
    active: field.value(),
    position: field.value(),
  },
  creates: CreateReasonDto,
  updates: UpdateReasonDto,
  ...keptBy(ReasonService),
});
