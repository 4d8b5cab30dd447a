/**
 * How far the users of a profile reach beyond their own records (IAM-9): the names of a scope, and of the columns of a
 * profile that carry them. Whoever adds one adds its condition to `ticketScope`.
 */
export const reaches = {
  unassigned: 'reachesUnassigned',
  others: 'reachesOthers',
  participating: 'reachesParticipating',
  team: 'reachesTeam',
  sector: 'reachesSector',
  subordinates: 'reachesSubordinates',
  allInboxes: 'reachesAllInboxes',
} as const;

/** A reach by the name that scopes and refusals use. */
export type ReachName = keyof typeof reaches;

/** A reach by the name that profiles use. */
export type ReachMember = (typeof reaches)[ReachName];

/** All reaches, in the order in which screens show them. */
export const reachNames = Object.keys(reaches) as ReachName[];

/** What a profile says of reach. */
export type Reach = { readonly [member in ReachMember]: boolean };

/** The reach of something that has one, and nothing else of it. */
export const reachOf = (profile: Reach): Reach =>
  Object.fromEntries(reachNames.map((name) => [reaches[name], profile[reaches[name]]])) as unknown as Reach;

/** What of a customer can be hidden from the users of a profile. */
export const maskedFields = ['document', 'phone', 'email'] as const;
export type MaskedField = (typeof maskedFields)[number];
