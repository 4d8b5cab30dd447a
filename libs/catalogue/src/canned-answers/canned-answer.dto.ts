import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, Length, Matches, Max, Min } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import { type CannedAnswer } from './canned-answer.entity.js';

/** A new canned answer. */
export class CreateCannedAnswerDto {
  /** What is typed after `/`: letters, digits, `-` and `_`. */
  @Trimmed() @Matches(/^[\p{L}\p{N}_-]{1,40}$/u) shortcut!: string;
  @Trimmed() @Length(1, 120) title!: string;
  /** May contain the variables `{{contact.name}}`, `{{agent.name}}`, `{{ticket.protocol}}` and `{{inbox.name}}`. */
  @Length(1, 4096) body!: string;
  @Optional() @IsBoolean() active?: boolean;
  /** Place in lists and menus. */
  @Optional() @IsInt() @Min(0) @Max(1_000_000) position?: number;
}

/** A change of a canned answer: members left out stay as they are. */
export class UpdateCannedAnswerDto extends PartialType(CreateCannedAnswerDto, { skipNullProperties: false }) {}

/** A canned answer as the API answers it. */
export class CannedAnswerResponse {
  id!: string;
  shortcut!: string;
  title!: string;
  body!: string;
  active!: boolean;
  position!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toCannedAnswerResponse = (cannedAnswer: CannedAnswer): CannedAnswerResponse => ({
  id: cannedAnswer.id,
  shortcut: cannedAnswer.shortcut,
  title: cannedAnswer.title,
  body: cannedAnswer.body,
  active: cannedAnswer.active,
  position: cannedAnswer.position,
  version: cannedAnswer.version,
  createdAt: cannedAnswer.createdAt,
  updatedAt: cannedAnswer.updatedAt,
});
