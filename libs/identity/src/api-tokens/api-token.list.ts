import { defineList, text, uuid } from '@guiche/platform/http';

/** What the list of API tokens can be asked. */
export const apiTokenList = defineList({
  sort: {
    name: 'api_token.name',
    createdAt: 'api_token.created_at',
    lastUsedAt: 'api_token.last_used_at',
    expiresAt: 'api_token.expires_at',
  },
  filter: { q: text('api_token.name', 'api_token.prefix'), userId: uuid('api_token.user_id') },
  default: ['name', 'ASC'],
});
