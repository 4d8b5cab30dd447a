import { bool, defineList, linked, text } from '@guiche/platform/http';

/** What the list of teams can be asked. */
export const teamList = defineList({
  sort: { name: 'team.name', createdAt: 'team.created_at' },
  filter: {
    q: text('team.name', 'team.description'),
    active: bool('team.active'),
    automaticAssignment: bool('team.automatic_assignment'),
    memberId: linked('team.id', 'team_member', 'team_id', 'user_id'),
  },
  default: ['name', 'ASC'],
});
