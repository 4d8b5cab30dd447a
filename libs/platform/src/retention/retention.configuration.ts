import { defineConfigurationKind, field } from '../configuration-document/index.js';
import { RetentionDaysDto } from './retention.dto.js';
import { retentionPermissions } from './retention.permissions.js';
import { RetentionPolicies } from './retention-policies.js';

/** How long data is kept, in the configuration document (ORG-7), by the class of data. */
export const retentionConfiguration = defineConfigurationKind<RetentionPolicies>({
  name: 'retentionPolicies',
  label: { 'pt-BR': 'Políticas de retenção (dias)', en: 'Retention policies (days)' },
  permissions: { list: retentionPermissions.list, update: retentionPermissions.update },
  key: { member: 'code' },
  fields: { days: field.value() },
  updates: RetentionDaysDto,
  keeper: RetentionPolicies,
  read: async (service) =>
    (await service.list()).map(({ definition: { code }, days, version }) => ({ id: code, code, version, days })),
  change: async (service, _actor, { id, version }, { days }) => {
    await service.update(id, version, typeof days === 'number' ? days : null);
  },
});
