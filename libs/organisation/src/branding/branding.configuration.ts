import {
  defineConfigurationKind,
  field,
  type Adjusted,
  type MemberValues,
} from '@guiche/platform/configuration-document';
import type { Actor } from '@guiche/identity';
import { brandingPermissions } from '../organisation.permissions.js';
import { UpdateBrandingDto } from './branding.dto.js';
import { BrandingService } from './branding.service.js';

// Colours are kept in capitals.
const inCapitals = (values: MemberValues): Adjusted => ({
  values: Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => name !== 'name' && typeof value === 'string')
      .map(([name, value]) => [name, String(value).toUpperCase()]),
  ),
  warnings: [],
});

/** Name and colours of the platform in the configuration document (ORG-7); its images are files and stay where they are. */
export const brandingConfiguration = defineConfigurationKind<BrandingService>({
  name: 'branding',
  label: { 'pt-BR': 'Identidade visual', en: 'Platform identity' },
  permissions: { list: brandingPermissions.update, update: brandingPermissions.update },
  key: { single: true },
  fields: { name: field.value(), accent: field.value(), accentDark: field.value(), header: field.value() },
  updates: UpdateBrandingDto,
  adjust: inCapitals,
  keeper: BrandingService,
  read: async (service) => [{ ...(await service.get()), id: 'branding' }],
  // Whoever applies came in by the access guard, or as such a user from the command line.
  change: (service, actor, { version }, values) => service.update(actor as Actor, version, values),
});
