export {
  defineConfigurationKind,
  field,
  type Adjusted,
  type ConfigurationActor,
  type ConfigurationKind,
  type ConfigurationWarning,
  type MemberValues,
  type StoredRecord,
} from './configuration-kind.js';
export { ConfigurationDocumentModule } from './configuration-document.module.js';
export { configurationPermissions } from './configuration-document.permissions.js';
export { ConfigurationDocuments } from './configuration-documents.js';
export { ConfigurationPeople, type PeopleSource } from './configuration-people.js';
export { type ConfigurationPlan } from './configuration-plan.js';
export { everyRecord, keptBy, keptForActors, writtenBy } from './every-record.js';
