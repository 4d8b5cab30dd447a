import { isId } from '@guiche/kernel';
import { bool, defineList, holding, linked, text, uuid, type FilterField } from '@guiche/platform/http';
import { spokenLanguages } from './spoken-languages.js';

const oneOfMany = uuid('user_account.superior_id');
// One superior is compared as one value: only so do his subordinates come out of the index in the order of their names.
const superior: FilterField = {
  ...oneOfMany,
  toSql: (value, bind) =>
    isId(value) ? `user_account.superior_id = ${bind(value)}::uuid` : oneOfMany.toSql(value, bind),
};
const belowMany = linked('user_account.id', 'user_subordinate', 'user_id', 'superior_id');
const below: FilterField = {
  ...belowMany,
  toSql: (value, bind) =>
    isId(value)
      ? `EXISTS (SELECT 1 FROM user_subordinate s WHERE s.superior_id = ${bind(value)}::uuid AND s.user_id = user_account.id)`
      : belowMany.toSql(value, bind),
};

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
    levelId: uuid('user_account.level_id'),
    superiorId: superior,
    /** Everybody below one of these, directly or not. */
    belowId: below,
    languages: holding('user_account.languages', spokenLanguages),
  },
  default: ['name', 'ASC'],
});
