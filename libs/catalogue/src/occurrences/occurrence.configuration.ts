import { defineConfigurationKind, field, keptBy } from '@guiche/platform/configuration-document';
import { occurrencePermissions } from '../catalogue.permissions.js';
import { CreateOccurrenceDto, UpdateOccurrenceDto } from './occurrence.dto.js';
import { OccurrenceService } from './occurrence.service.js';

/** Occurrences in the configuration document (ORG-7), by the name of their type and their own. */
export const occurrenceConfiguration = defineConfigurationKind({
  name: 'occurrences',
  label: { 'pt-BR': 'Ocorrências', en: 'Occurrences' },
  permissions: occurrencePermissions,
  key: { member: 'name', within: { kind: 'occurrenceTypes', member: 'occurrenceTypeId' } },
  fields: {
    description: field.value(),
    defaultPriority: field.value(),
    defaultSolution: field.reference('solutions', 'defaultSolutionId'),
    solutions: field.references('solutions', 'solutionIds'),
    active: field.value(),
    position: field.value(),
  },
  creates: CreateOccurrenceDto,
  updates: UpdateOccurrenceDto,
  ...keptBy(OccurrenceService),
});
