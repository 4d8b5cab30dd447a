import { defineConfigurationKind, field } from '@guiche/platform/configuration-document';
import { inboxPermissions } from '@guiche/channels';
import { UpdateInboxConversionDto } from './inbox-conversion.dto.js';
import { InboxConversionService } from './inbox-conversion.service.js';

/** How intakes become tickets, in the configuration document (ORG-7), by the inbox's name. */
export const inboxConversionConfiguration = defineConfigurationKind<InboxConversionService>({
  name: 'inboxConversions',
  label: { 'pt-BR': 'Conversão automática das caixas de entrada', en: 'Automatic conversion of inboxes' },
  permissions: { list: inboxPermissions.list, update: inboxPermissions.update },
  key: { of: 'inboxes' },
  fields: {
    automatic: field.value(),
    creator: field.person('creatorId'),
    sector: field.reference('sectors', 'sectorId'),
    occurrenceType: field.reference('occurrenceTypes', 'occurrenceTypeId'),
    occurrence: field.reference('occurrences', 'occurrenceId'),
    solution: field.reference('solutions', 'solutionId'),
    protocolMessage: field.value(),
  },
  updates: UpdateInboxConversionDto,
  keeper: InboxConversionService,
  read: async (service) => (await service.all()).map((conversion) => ({ ...conversion, id: conversion.inboxId })),
  change: (service, _actor, { id, version }, values) => service.update(id, version, values),
});
