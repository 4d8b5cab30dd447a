import {
  defineConfigurationKind,
  everyRecord,
  field,
  type MemberValues,
} from '@guiche/platform/configuration-document';
import { queuePermissions } from '../routing.permissions.js';
import { CreateQueueDto, UpdateQueueDto, type QueueResponse } from './queue.dto.js';
import { QueueService } from './queue.service.js';

const toRecord = ({ members, ...queue }: QueueResponse): Omit<QueueResponse, 'members'> & { memberIds: string[] } => ({
  ...queue,
  memberIds: members.map(({ userId }) => userId),
});

function toInput({ memberIds, ...values }: MemberValues): MemberValues {
  return memberIds === undefined
    ? values
    : { ...values, members: (memberIds as readonly string[]).map((userId) => ({ userId })) };
}

/** Queues with their agents in order, in the configuration document (ORG-7), by their name. */
export const queueConfiguration = defineConfigurationKind<QueueService>({
  name: 'queues',
  label: { 'pt-BR': 'Filas de atendimento', en: 'Queues' },
  permissions: queuePermissions,
  key: { member: 'name' },
  fields: {
    strategy: field.value(),
    capacity: field.value(),
    active: field.value(),
    members: field.peopleInOrder('memberIds'),
  },
  creates: CreateQueueDto,
  updates: UpdateQueueDto,
  input: toInput,
  keeper: QueueService,
  read: async (service) => (await everyRecord((request) => service.list(request))).map(toRecord),
  add: (service, _actor, values) => service.create(values as unknown as CreateQueueDto),
  change: (service, _actor, { id, version }, values) => service.update(id, version, values),
  remove: (service, _actor, { id }) => service.delete(id),
});
