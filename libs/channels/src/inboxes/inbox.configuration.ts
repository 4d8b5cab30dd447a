import {
  defineConfigurationKind,
  everyRecord,
  field,
  type Adjusted,
  type MemberValues,
  type StoredRecord,
} from '@guiche/platform/configuration-document';
import { channelAdapters } from '../adapters/registry.js';
import { inboxPermissions } from '../channels.permissions.js';
import { CreateInboxDto, UpdateInboxDto } from './inbox.dto.js';
import type { InboxDetails } from './inbox-mapper.js';
import { checkedSettings, missingSecrets } from './inbox-settings.js';
import { InboxService, type NewInboxInput } from './inbox.service.js';

// Nothing of the secrets but which ones are there.
const toRecord = ({ inbox, memberIds }: InboxDetails): StoredRecord => ({
  id: inbox.id,
  version: inbox.version,
  name: inbox.name,
  provider: inbox.provider,
  settings: inbox.settings,
  greeting: inbox.greeting,
  active: inbox.active,
  memberIds,
  secretsSet: Object.keys(inbox.secrets),
});

/**
 * Settings with the adapter's defaults, as they would be stored; and an inbox whose secrets are still to be typed waits
 * for them deactivated, whatever the document says.
 */
function adjust(values: MemberValues, record: StoredRecord | null): Adjusted {
  const provider = record?.provider ?? values['provider'];
  const adapter = channelAdapters.find((known) => known.provider === provider);
  if (!adapter) return { values: {}, warnings: [] };
  const missing = missingSecrets(adapter, (record?.secretsSet as string[] | undefined) ?? []);
  const isToWait = missing.length > 0 && (values['active'] ?? !record) === true;
  return {
    values: {
      ...(typeof values['settings'] === 'object' &&
        values['settings'] !== null && {
          settings: settingsOrAsGiven(adapter, values['settings'] as Readonly<Record<string, unknown>>),
        }),
      ...(isToWait && { active: false }),
    },
    warnings: isToWait
      ? [{ code: 'channels.configuration-secrets-missing', params: { secrets: missing.join(', ') } }]
      : [],
  };
}

// What the adapter refuses is found and told when the service is asked.
function settingsOrAsGiven(
  adapter: Parameters<typeof checkedSettings>[0],
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  try {
    return checkedSettings(adapter, given);
  } catch {
    return given;
  }
}

/** Inboxes in the configuration document (ORG-7), by their name and without their secrets. */
export const inboxConfiguration = defineConfigurationKind<InboxService>({
  name: 'inboxes',
  label: { 'pt-BR': 'Caixas de entrada', en: 'Inboxes' },
  permissions: inboxPermissions,
  key: { member: 'name' },
  fields: {
    provider: field.value({ onlyNew: true }),
    settings: field.value(),
    greeting: field.value(),
    members: field.people('memberIds'),
    active: field.value(),
  },
  creates: CreateInboxDto,
  updates: UpdateInboxDto,
  adjust,
  // Documents have no secrets; those that are there stay.
  input: (values) => ({ ...values, secrets: {} }),
  keeper: InboxService,
  read: async (service) => (await everyRecord((request) => service.list(request))).map(toRecord),
  add: async (service, _actor, values) => toRecord(await service.create(values as unknown as NewInboxInput)),
  change: async (service, _actor, { id, version }, values) => toRecord(await service.update(id, version, values)),
  remove: (service, _actor, { id, version }) => service.remove(id, version),
});
