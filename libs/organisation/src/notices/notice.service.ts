import { Injectable } from '@nestjs/common';
import { Clock, Invalid, NotFound, parseInstant } from '@guiche/kernel';
import type { Actor } from '@guiche/identity';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Outbox } from '@guiche/platform/outbox';
import { Records } from '@guiche/platform/records';
import type { CreateNoticeDto, UpdateNoticeDto } from './notice.dto.js';
import type { Notice, NoticeAudience } from './notice.entity.js';
import { noticesChanged } from './notice.events.js';
import { noticeKind, NoticeRepository, type MyNotice, type NoticeReader } from './notice.repository.js';

/** Keeps the notices, shows them to whom they are addressed, and notes who has acknowledged them (ORG-6). */
@Injectable()
export class NoticeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly records: Records,
    private readonly notices: NoticeRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  list(request: ListRequest): Promise<Page<Notice>> {
    return this.records.list(noticeKind, request);
  }

  get(id: string): Promise<Notice> {
    return this.records.get(noticeKind, id);
  }

  create(input: CreateNoticeDto): Promise<Notice> {
    const { startsAt, endsAt, ...rest } = input;
    return this.records.create(
      noticeKind,
      {
        profileIds: [],
        sectorIds: [],
        teamIds: [],
        mustBeAcknowledged: false,
        active: true,
        ...rest,
        startsAt: instantOf(startsAt) ?? this.clock.now(),
        endsAt: instantOf(endsAt) ?? null,
      },
      (tx, notice) => this.check(tx, notice),
    );
  }

  update(id: string, version: number, changes: UpdateNoticeDto): Promise<Notice> {
    const { startsAt, endsAt, ...rest } = changes;
    return this.records.update(
      noticeKind,
      id,
      version,
      { ...rest, startsAt: instantOf(startsAt), endsAt: endsAt === null ? null : instantOf(endsAt) },
      (tx, after) => this.check(tx, after),
    );
  }

  /** One that somebody has acknowledged is evidence: it is deactivated and not deleted. */
  remove(id: string): Promise<void> {
    return this.records.remove(noticeKind, id, undefined, (tx, notice) => this.tell(tx, notice));
  }

  readers(id: string, request: ListRequest): Promise<Page<NoticeReader>> {
    return this.uow.read(async (tx) => {
      await this.records.getIn(tx, noticeKind, id);
      return this.notices.readers(tx, id, request);
    });
  }

  mine(actor: Actor): Promise<MyNotice[]> {
    return this.uow.read((tx) => this.notices.ofUser(tx, actor.userId, this.clock.now()));
  }

  /** Notes that one has read it; a second time changes nothing. Not addressed, or not shown now: 404. */
  acknowledge(actor: Actor, id: string): Promise<void> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const notice = await this.notices.addressedTo(tx, id, actor.userId, now);
      if (!notice) throw new NotFound('platform.not-found');
      if (!(await this.notices.acknowledge(tx, id, actor.userId, notice.version, now))) return;
      this.audit.record(tx, {
        action: 'notices.acknowledge',
        subject: { type: 'notice', id, name: notice.title },
        before: null,
        after: { acknowledgedBy: actor.userId, noticeVersion: notice.version },
      });
    });
  }

  private async check(tx: Tx, notice: Notice): Promise<void> {
    const member = memberOf(notice.audience);
    if (member && notice[member].length === 0) {
      throw new Invalid('platform.invalid-input', {}, [{ field: member, code: 'organisation.audience-empty' }]);
    }
    await this.tell(tx, notice);
  }

  private async tell(tx: Tx, { id }: Notice): Promise<void> {
    await this.outbox.record(tx, noticesChanged({ noticeId: id }));
  }
}

const instantOf = (text: string | null | undefined): Date | undefined =>
  text ? (parseInstant(text) ?? undefined) : undefined;

/** The member that says to which of its audience a notice is addressed. */
function memberOf(audience: NoticeAudience): 'profileIds' | 'sectorIds' | 'teamIds' | null {
  switch (audience) {
    case 'everybody':
      return null;
    case 'profiles':
      return 'profileIds';
    case 'sectors':
      return 'sectorIds';
    case 'teams':
      return 'teamIds';
  }
}
