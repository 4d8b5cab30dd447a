import './identity-sealed.js';
import { statement } from '@guiche/platform/database';
import { declareNotPersonal, declareStaffData, defineRetentionClass } from '@guiche/platform/personal-data';

const over = `(expires_at < $1 OR revoked_at < $1)`;
const countSessions = statement(
  'identity.retention-count-sessions',
  `SELECT count(*)::int AS n FROM (SELECT 1 FROM session WHERE ${over} LIMIT $2) AS old`,
);
const removeSessions = statement(
  'identity.retention-remove-sessions',
  `WITH old AS MATERIALIZED (SELECT id FROM session WHERE ${over} LIMIT $2),
   tokens AS (DELETE FROM refresh_token WHERE session_id IN (SELECT id FROM old)),
   failures AS (DELETE FROM sign_in_failure WHERE last_failure_at < $1)
   SELECT id FROM old`,
);
const dropSessions = statement('identity.retention-drop-sessions', `DELETE FROM session WHERE id = ANY ($1::uuid[])`);

defineRetentionClass({
  code: 'sessions',
  label: { 'pt-BR': 'Sessões encerradas', en: 'Ended sessions' },
  help: {
    'pt-BR': 'De onde e com que navegador cada usuário entrou. As sessões abertas não são tocadas.',
    en: 'From where and with which browser each user signed in. Open sessions are not touched.',
  },
  defaultDays: 180,
  minDays: 7,
  count: async (tx, before, cap) => (await tx.row<{ n: number }>(countSessions, [before, cap]))?.n ?? 0,
  async remove(tx, { before, limit }) {
    const ids = (await tx.rows<{ id: string }>(removeSessions, [before, limit])).map(({ id }) => id);
    await tx.rows(dropSessions, [ids]);
    return { count: ids.length, cursor: ids.length < limit ? null : 'more' };
  },
});

declareStaffData({
  user_account: ['name', 'display_name', 'login', 'email', 'phone', 'password_hash', 'photo_file_id', 'languages'],
  session: ['ip', 'user_agent'],
  sign_in_failure: ['subject'],
  external_identity: ['subject'],
  second_factor: ['secret'],
});

declareNotPersonal({
  'profile.name': 'a set of permissions',
  'profile.description': 'a set of permissions',
  'hierarchy_level.name': 'a rank of the company',
  'api_token.name': 'what a client is called',
  'identity_provider.name': 'a directory of the company',
  'identity_provider_group.group_name': 'a group of a directory',
});
