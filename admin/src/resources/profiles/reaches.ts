/** The switches of access control, in the order in which they are shown, and what they are called in a sentence. */
export const reaches = [
  ['reachesUnassigned', 'unassigned'],
  ['reachesOthers', 'others'],
  ['reachesParticipating', 'participating'],
  ['reachesTeam', 'team'],
  ['reachesSector', 'sector'],
  ['reachesSubordinates', 'subordinates'],
  ['reachesAllInboxes', 'allInboxes'],
] as const;

/** Fields of customers that a profile can hide. */
export const maskedFields = ['document', 'phone', 'email'] as const;
