import { defineConfigurationKind, field, keptBy } from '@guiche/platform/configuration-document';
import { solutionPermissions } from '../catalogue.permissions.js';
import { CreateSolutionDto, UpdateSolutionDto } from './solution.dto.js';
import { SolutionService } from './solution.service.js';

/** Solutions in the configuration document (ORG-7), by their name. */
export const solutionConfiguration = defineConfigurationKind({
  name: 'solutions',
  label: { 'pt-BR': 'Soluções', en: 'Solutions' },
  permissions: solutionPermissions,
  key: { member: 'name' },
  fields: {
    description: field.value(),
    active: field.value(),
    position: field.value(),
  },
  creates: CreateSolutionDto,
  updates: UpdateSolutionDto,
  ...keptBy(SolutionService),
});
