import { PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsISO8601, IsOptional, IsUUID, Length } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import { noticeAudiences, type Notice, type NoticeAudience } from './notice.entity.js';

/** A new notice. */
export class CreateNoticeDto {
  @Trimmed() @Length(1, 160) title!: string;
  /** Plain text; blank lines part paragraphs. */
  @Trimmed() @Length(1, 10_000) body!: string;
  /** To whom; the list of that name says to which of them. */
  @IsIn(noticeAudiences) audience!: NoticeAudience;
  @Optional() @IsUUID(undefined, { each: true }) @ArrayUnique() @ArrayMaxSize(500) profileIds?: string[];
  /** These sectors and all below them: members and managers. */
  @Optional() @IsUUID(undefined, { each: true }) @ArrayUnique() @ArrayMaxSize(500) sectorIds?: string[];
  @Optional() @IsUUID(undefined, { each: true }) @ArrayUnique() @ArrayMaxSize(500) teamIds?: string[];
  /** From when on it is shown; left out: from now on. */
  @Optional() @IsISO8601({ strict: true }) startsAt?: string;
  /** Until when; null: until it is deactivated. */
  @IsOptional() @IsISO8601({ strict: true }) endsAt?: string | null;
  /** Whoever it is addressed to cannot go on before he has acknowledged it. */
  @Optional() @IsBoolean() mustBeAcknowledged?: boolean;
  @Optional() @IsBoolean() active?: boolean;
}

/** A change of a notice: members left out stay as they are. */
export class UpdateNoticeDto extends PartialType(CreateNoticeDto, { skipNullProperties: false }) {}

/** A notice as the API answers it to who keeps notices. */
export class NoticeResponse {
  id!: string;
  title!: string;
  body!: string;
  audience!: NoticeAudience;
  profileIds!: string[];
  sectorIds!: string[];
  teamIds!: string[];
  startsAt!: Date;
  endsAt!: Date | null;
  mustBeAcknowledged!: boolean;
  active!: boolean;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toNoticeResponse = (notice: Notice): NoticeResponse => ({
  id: notice.id,
  title: notice.title,
  body: notice.body,
  audience: notice.audience,
  profileIds: notice.profileIds,
  sectorIds: notice.sectorIds,
  teamIds: notice.teamIds,
  startsAt: notice.startsAt,
  endsAt: notice.endsAt,
  mustBeAcknowledged: notice.mustBeAcknowledged,
  active: notice.active,
  version: notice.version,
  createdAt: notice.createdAt,
  updatedAt: notice.updatedAt,
});

/** One person a notice is addressed to, and whether he has acknowledged it. */
export class NoticeReaderResponse {
  /** The user's. */
  id!: string;
  name!: string;
  acknowledgedAt!: Date | null;
  /** False for who has acknowledged it and is not addressed any more. */
  addressed!: boolean;
}

/** A notice as it is shown to whom it is addressed. */
export class MyNoticeResponse {
  id!: string;
  title!: string;
  body!: string;
  startsAt!: Date;
  endsAt!: Date | null;
  mustBeAcknowledged!: boolean;
  acknowledgedAt!: Date | null;
}
