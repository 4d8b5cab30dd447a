import { defineConfigurationKind, field, writtenBy } from '@guiche/platform/configuration-document';
import { teamPermissions } from '../organisation.permissions.js';
import { CreateTeamDto, UpdateTeamDto } from './team.dto.js';
import { TeamService } from './team.service.js';

/** Teams in the configuration document (ORG-7), by their name. */
export const teamConfiguration = defineConfigurationKind<TeamService>({
  name: 'teams',
  label: { 'pt-BR': 'Equipes', en: 'Teams' },
  permissions: teamPermissions,
  key: { member: 'name' },
  fields: {
    description: field.value(),
    automaticAssignment: field.value(),
    members: field.people('memberIds'),
    active: field.value(),
  },
  creates: CreateTeamDto,
  updates: UpdateTeamDto,
  ...writtenBy<CreateTeamDto, UpdateTeamDto, TeamService>(TeamService),
  remove: (service, _actor, { id }) => service.remove(id),
});
