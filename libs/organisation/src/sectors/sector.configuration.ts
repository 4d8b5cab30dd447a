import { defineConfigurationKind, field, keptBy } from '@guiche/platform/configuration-document';
import { sectorPermissions } from '../organisation.permissions.js';
import { CreateSectorDto, UpdateSectorDto } from './sector.dto.js';
import { SectorService } from './sector.service.js';

/** Sectors in the configuration document (ORG-7), by their path from the top. */
export const sectorConfiguration = defineConfigurationKind({
  name: 'sectors',
  label: { 'pt-BR': 'Setores', en: 'Sectors' },
  permissions: sectorPermissions,
  key: { member: 'name', within: { kind: 'sectors', member: 'parentId' } },
  fields: {
    description: field.value(),
    code: field.value(),
    manager: field.person('managerId'),
    email: field.value(),
    members: field.people('memberIds'),
    active: field.value(),
    position: field.value(),
  },
  creates: CreateSectorDto,
  updates: UpdateSectorDto,
  ...keptBy(SectorService),
});
