import { bool, defineList, text } from '@guiche/platform/http';

/** What the list of directories can be asked. */
export const identityProviderList = defineList({
  id: 'identity_provider.id',
  sort: { name: 'identity_provider.name', createdAt: 'identity_provider.created_at' },
  filter: { q: text('identity_provider.name', 'identity_provider.issuer'), active: bool('identity_provider.active') },
  default: ['name', 'ASC'],
});
