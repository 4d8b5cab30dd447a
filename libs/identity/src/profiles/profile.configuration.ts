import {
  defineConfigurationKind,
  field,
  keptForActors,
  type StoredRecord,
} from '@guiche/platform/configuration-document';
import type { Actor } from '../access/actor.js';
import { profilePermissions } from '../identity.permissions.js';
import { CreateProfileDto, UpdateProfileDto } from './profile.dto.js';
import { ProfileService } from './profile.service.js';

// The administrator holds everything there is, which is not for documents to say.
const isAdministrator = ({ builtIn }: StoredRecord): boolean => builtIn === 'administrator';
const choice = field.value({ unless: isAdministrator });

/** Profiles in the configuration document (ORG-7), by their name; built-in ones by what they are, whatever their name. */
export const profileConfiguration = defineConfigurationKind({
  name: 'profiles',
  label: { 'pt-BR': 'Perfis', en: 'Profiles' },
  permissions: profilePermissions,
  key: { member: 'name' },
  identity: 'builtIn',
  fields: {
    builtIn: field.value({ fixed: true }),
    description: field.value(),
    reachesUnassigned: choice,
    reachesOthers: choice,
    reachesParticipating: choice,
    reachesTeam: choice,
    reachesSector: choice,
    reachesSubordinates: choice,
    reachesAllInboxes: choice,
    maskedFields: field.set({ unless: isAdministrator }),
    requiresSecondFactor: field.value(),
    active: choice,
    permissions: field.set({ unless: isAdministrator }),
  },
  creates: CreateProfileDto,
  updates: UpdateProfileDto,
  ...keptForActors<Actor, CreateProfileDto, UpdateProfileDto, ProfileService>(ProfileService),
});
