export { CatalogueModule } from './catalogue.module.js';
export { catalogueConfiguration } from './catalogue.configuration.js';
export { catalogueEntities } from './catalogue.entities.js';
export {
  cannedAnswerPermissions,
  occurrencePermissions,
  occurrenceTypePermissions,
  reasonPermissions,
  solutionPermissions,
} from './catalogue.permissions.js';
export { CannedAnswerService } from './canned-answers/canned-answer.service.js';
export { OccurrenceTypeService } from './occurrence-types/occurrence-type.service.js';
export { type Classification } from './occurrences/classification.js';
export { OccurrenceDirectory } from './occurrences/occurrence-directory.js';
export { type OccurrenceDefaults } from './occurrences/occurrence.repository.js';
export { OccurrenceService } from './occurrences/occurrence.service.js';
export { ReasonDirectory } from './reasons/reason-directory.js';
export { type ReasonAction } from './reasons/reason.entity.js';
export { type ReasonView } from './reasons/reason.repository.js';
export { ReasonService } from './reasons/reason.service.js';
export { SolutionService } from './solutions/solution.service.js';
