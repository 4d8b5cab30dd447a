import { defineConfigurationKind, field } from '@guiche/platform/configuration-document';
import { inboxPermissions } from '@guiche/channels';
import { SetInboxQueueDto } from './inbox-queue.dto.js';
import { InboxQueueService } from './inbox-queue.service.js';

/** Which queue an inbox feeds, in the configuration document (ORG-7), by the inbox's name. */
export const inboxQueueConfiguration = defineConfigurationKind<InboxQueueService>({
  name: 'inboxQueues',
  label: { 'pt-BR': 'Filas das caixas de entrada', en: 'Queues of inboxes' },
  permissions: { list: inboxPermissions.list, update: inboxPermissions.update },
  key: { of: 'inboxes' },
  fields: { queue: field.reference('queues', 'queueId') },
  updates: SetInboxQueueDto,
  keeper: InboxQueueService,
  // The row has no version of its own: the last of two who set it stays.
  read: async (service) => (await service.all()).map((row) => ({ id: row.inboxId, version: 0, queueId: row.queueId })),
  change: (service, _actor, { id }, { queueId }) => service.set(id, (queueId as string | null | undefined) ?? null),
});
