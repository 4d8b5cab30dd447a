import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { listPage, type ListRequest, type Page } from '@guiche/platform/http';
import { defineRecordKind, inUse, missing } from '@guiche/platform/records';
import { Notice } from './notice.entity.js';
import { noticeList, readerList } from './notice.list.js';

/** What is particular about notices among the plain records. */
export const noticeKind = defineRecordKind({
  entity: Notice,
  list: noticeList,
  noun: 'notice',
  plural: 'notices',
  nameOf: ({ title }) => title,
  refusals: {
    notice_period: () =>
      new Invalid('platform.invalid-input', {}, [{ field: 'endsAt', code: 'organisation.ends-before-it-begins' }]),
    inUse,
  },
  links: {
    profileIds: {
      table: 'notice_profile',
      own: 'notice_id',
      other: 'profile_id',
      refusals: { notice_profile_profile_id_fkey: missing('profileIds') },
    },
    sectorIds: {
      table: 'notice_sector',
      own: 'notice_id',
      other: 'sector_id',
      refusals: { notice_sector_sector_id_fkey: missing('sectorIds') },
    },
    teamIds: {
      table: 'notice_team',
      own: 'notice_id',
      other: 'team_id',
      refusals: { notice_team_team_id_fkey: missing('teamIds') },
    },
  },
});

/** One notice as it is shown to one person. */
export interface MyNotice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly mustBeAcknowledged: boolean;
  readonly acknowledgedAt: Date | null;
}

/** One person a notice is or was addressed to. */
export interface NoticeReader {
  readonly id: string;
  readonly name: string;
  readonly acknowledgedAt: Date | null;
  readonly addressed: boolean;
}

// Whether notice `n` is addressed to a user: the one condition for showing, acknowledging and listing alike.
const addressedTo = (user: string): string => `
  CASE n.audience
    WHEN 'everybody' THEN true
    WHEN 'profiles' THEN EXISTS (
      SELECT 1 FROM notice_profile np JOIN user_account nu ON nu.profile_id = np.profile_id
       WHERE np.notice_id = n.id AND nu.id = ${user})
    WHEN 'sectors' THEN EXISTS (
      SELECT 1 FROM (SELECT sector_id FROM sector_member WHERE user_id = ${user}
                     UNION ALL SELECT id FROM sector WHERE manager_id = ${user}) mine
        JOIN sector_within w ON w.sector_id = mine.sector_id
        JOIN notice_sector ns ON ns.sector_id = w.ancestor_id AND ns.notice_id = n.id)
    WHEN 'teams' THEN EXISTS (
      SELECT 1 FROM notice_team nt JOIN team_member tm ON tm.team_id = nt.team_id AND tm.user_id = ${user}
       WHERE nt.notice_id = n.id)
    ELSE false
  END`;

const isShown = (now: string): string =>
  `n.active AND n.starts_at <= ${now} AND (n.ends_at IS NULL OR n.ends_at > ${now})`;

const ofUser = statement(
  'organisation.notices-of-user',
  `SELECT n.id, n.title, n.body, n.starts_at AS "startsAt", n.ends_at AS "endsAt",
          n.must_be_acknowledged AS "mustBeAcknowledged", a.acknowledged_at AS "acknowledgedAt"
     FROM notice n LEFT JOIN notice_acknowledgement a ON a.notice_id = n.id AND a.user_id = $1
    WHERE ${isShown('$2')} AND ${addressedTo('$1')}
    ORDER BY (n.must_be_acknowledged AND a.user_id IS NULL) DESC, a.user_id IS NULL DESC, n.starts_at DESC, n.id
    LIMIT 100`,
);
const addressed = statement(
  'organisation.notice-addressed-to-user',
  `SELECT n.id, n.title, n.version FROM notice n WHERE n.id = $1 AND ${isShown('$3')} AND ${addressedTo('$2')}
      FOR KEY SHARE`,
);
const acknowledge = statement(
  'organisation.notice-acknowledge',
  `INSERT INTO notice_acknowledgement (notice_id, user_id, notice_version, acknowledged_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT DO NOTHING RETURNING notice_id AS id`,
);

const readers = `(
  SELECT u.id, u.name, a.acknowledged_at, (u.active AND ${addressedTo('u.id')}) AS addressed
    FROM notice n CROSS JOIN user_account u
    LEFT JOIN notice_acknowledgement a ON a.notice_id = n.id AND a.user_id = u.id
   WHERE n.id = $1) reader`;

/** The tables of notices, and of who has acknowledged which. */
@Injectable()
export class NoticeRepository {
  /** What is shown to a user now: first what he must acknowledge, then what he has not yet, then the rest. */
  ofUser(tx: ReadTx, userId: string, now: Date): Promise<MyNotice[]> {
    return tx.rows<MyNotice>(ofUser, [userId, now]);
  }

  /** The notice, if it is shown to this user now. */
  addressedTo(
    tx: Tx,
    id: string,
    userId: string,
    now: Date,
  ): Promise<{ id: string; title: string; version: number } | null> {
    return tx.row(addressed, [id, userId, now]);
  }

  /** Whether he had not acknowledged it before. */
  async acknowledge(tx: Tx, id: string, userId: string, version: number, now: Date): Promise<boolean> {
    return (await tx.row(acknowledge, [id, userId, version, now])) !== null;
  }

  /** Everybody it is addressed to, and everybody who has acknowledged it. */
  readers(tx: ReadTx, id: string, request: ListRequest): Promise<Page<NoticeReader>> {
    return listPage<NoticeReader>(tx, readerList, request, {
      from: readers,
      select: `reader.id, reader.name, reader.acknowledged_at AS "acknowledgedAt", reader.addressed`,
      where: 'reader.addressed OR reader.acknowledged_at IS NOT NULL',
      params: [id],
    });
  }
}
