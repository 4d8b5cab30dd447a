import { bool, defineList, exactly, text } from '@guiche/platform/http';
import { builtInProfileCodes } from './built-in-profiles.js';

/** What the list of profiles can be asked. */
export const profileList = defineList({
  sort: { name: 'profile.name', createdAt: 'profile.created_at' },
  filter: {
    q: text('profile.name', 'profile.description'),
    active: bool('profile.active'),
    builtIn: exactly('profile.built_in', builtInProfileCodes),
  },
  default: ['name', 'ASC'],
});
