import { defineConfigurationKind, field, keptBy } from '@guiche/platform/configuration-document';
import { occurrenceTypePermissions } from '../catalogue.permissions.js';
import { CreateOccurrenceTypeDto, UpdateOccurrenceTypeDto } from './occurrence-type.dto.js';
import { OccurrenceTypeService } from './occurrence-type.service.js';

/** Occurrence types in the configuration document (ORG-7), by their name. */
export const occurrenceTypeConfiguration = defineConfigurationKind({
  name: 'occurrenceTypes',
  label: { 'pt-BR': 'Tipos de ocorrência', en: 'Occurrence types' },
  permissions: occurrenceTypePermissions,
  key: { member: 'name' },
  fields: {
    description: field.value(),
    sectors: field.references('sectors', 'sectorIds'),
    active: field.value(),
    position: field.value(),
  },
  creates: CreateOccurrenceTypeDto,
  updates: UpdateOccurrenceTypeDto,
  ...keptBy(OccurrenceTypeService),
});
