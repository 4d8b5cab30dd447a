import { defineConfigurationKind, field, keptBy } from '@guiche/platform/configuration-document';
import { cannedAnswerPermissions } from '../catalogue.permissions.js';
import { CreateCannedAnswerDto, UpdateCannedAnswerDto } from './canned-answer.dto.js';
import { CannedAnswerService } from './canned-answer.service.js';

/** Canned answers in the configuration document (ORG-7), by their shortcut. */
export const cannedAnswerConfiguration = defineConfigurationKind({
  name: 'cannedAnswers',
  label: { 'pt-BR': 'Respostas predefinidas', en: 'Canned answers' },
  permissions: cannedAnswerPermissions,
  key: { member: 'shortcut' },
  fields: {
    title: field.value(),
    body: field.value(),
    active: field.value(),
    position: field.value(),
  },
  creates: CreateCannedAnswerDto,
  updates: UpdateCannedAnswerDto,
  ...keptBy(CannedAnswerService),
});
