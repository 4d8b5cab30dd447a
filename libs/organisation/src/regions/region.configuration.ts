import { defineConfigurationKind, field, keptBy } from '@guiche/platform/configuration-document';
import { regionPermissions } from '../organisation.permissions.js';
import { CreateRegionDto, UpdateRegionDto } from './region.dto.js';
import { RegionService } from './region.service.js';

/** Regions in the configuration document (ORG-7), by their name. */
export const regionConfiguration = defineConfigurationKind({
  name: 'regions',
  label: { 'pt-BR': 'Regiões', en: 'Regions' },
  permissions: regionPermissions,
  key: { member: 'name' },
  fields: {
    description: field.value(),
    active: field.value(),
    position: field.value(),
  },
  creates: CreateRegionDto,
  updates: UpdateRegionDto,
  ...keptBy(RegionService),
});
