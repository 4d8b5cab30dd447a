import { bool, defineList, text, uuid } from '@guiche/platform/http';

/** What the list of users can be asked. */
export const userList = defineList({
  id: 'user_account.id',
  sort: {
    name: 'user_account.name',
    login: 'user_account.login',
    email: 'user_account.email',
    lastSignInAt: 'user_account.last_sign_in_at',
    createdAt: 'user_account.created_at',
  },
  filter: {
    q: text('user_account.name', 'user_account.display_name', 'user_account.login', 'user_account.email'),
    active: bool('user_account.active'),
    isRoot: bool('user_account.is_root'),
    profileId: uuid('user_account.profile_id'),
  },
  default: ['name', 'ASC'],
});
