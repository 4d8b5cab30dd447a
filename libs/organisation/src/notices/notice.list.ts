import { bool, defineList, exactly, instant, text, type FilterField } from '@guiche/platform/http';
import { noticeAudiences } from './notice.entity.js';

/** What the list of notices can be asked. */
export const noticeList = defineList({
  sort: {
    title: 'notice.title',
    startsAt: 'notice.starts_at',
    endsAt: 'notice.ends_at',
    createdAt: 'notice.created_at',
  },
  filter: {
    q: text('notice.title', 'notice.body'),
    audience: exactly('notice.audience', noticeAudiences),
    mustBeAcknowledged: bool('notice.must_be_acknowledged'),
    active: bool('notice.active'),
    startsSince: instant('notice.starts_at', 'since'),
    startsUntil: instant('notice.starts_at', 'until'),
  },
  default: ['startsAt', 'DESC'],
});

const acknowledged: FilterField = {
  about: 'true or false',
  toSql: (value) => (typeof value === 'boolean' ? `reader.acknowledged_at IS ${value ? 'NOT NULL' : 'NULL'}` : null),
};

/** What the list of those a notice is addressed to can be asked. */
export const readerList = defineList({
  id: 'reader.id',
  sort: { name: 'reader.name', acknowledgedAt: 'reader.acknowledged_at' },
  filter: { q: text('reader.name'), acknowledged },
  default: ['name', 'ASC'],
});
