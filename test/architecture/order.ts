/**
 * The one-way order of the libs: a lib imports only doors to its left. To say where a new lib goes, put its name here.
 * Names whose folder does not exist yet hold their place.
 */
export const order = [
  'kernel',
  'contracts',
  'platform',
  'identity',
  'calendar',
  'organisation',
  'catalogue',
  'customers',
  'notifications',
  'webhooks',
  'channels',
  'tickets',
  'knowledge',
  'routing',
  'sla',
  'surveys',
  'bots',
  'automation',
  'campaigns',
  'reporting',
  'quality',
] as const;

/** The name of a lib that has its place in the order. */
export type LibName = (typeof order)[number];

/** What a part outside `libs/` may import of them; what is not named may import every lib. */
export const restricted: Readonly<Record<string, readonly LibName[]>> = {
  'apps/desk': ['kernel', 'contracts'],
  'apps/widget': ['kernel', 'contracts'],
  admin: ['kernel', 'contracts'],
  // The simulator must not learn the wire formats from the adapters it tests.
  'apps/sandbox': ['kernel'],
};

/** Libs whose doors are one per part (`@guiche/platform/http`) instead of one for all. */
export const partedLibs: readonly LibName[] = ['platform'];
