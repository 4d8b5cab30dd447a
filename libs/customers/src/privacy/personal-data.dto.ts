import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { currentCause } from '@guiche/platform/context';
import { personalDataSections } from '@guiche/platform/personal-data';
import type { RequestRow } from './personal-data-request.repository.js';
import type { AnonymisationPreview } from './personal-data-requests.js';

/** Forgetting a person cannot be taken back: his name is typed once more. */
export class AnonymiseDto {
  @ApiProperty({ maxLength: 200, description: 'The name of the person, as it is shown' })
  @IsString()
  @Length(1, 200)
  confirmation!: string;
}

/** How much of one kind. */
export class PersonalDataCountResponse {
  @ApiProperty() section!: string;
  @ApiProperty() label!: string;
  @ApiProperty() count!: number;
}

/** What forgetting a person would do. */
export class AnonymisationPreviewResponse {
  @ApiProperty() name!: string;
  @ApiProperty({ type: [PersonalDataCountResponse] }) counts!: PersonalDataCountResponse[];
  @ApiProperty({ type: String, nullable: true, description: 'The code of what stands against it now' })
  objection!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The same in words' })
  objectionText!: string | null;
}

/** A request about a person and how far it has come. */
export class PersonalDataRequestResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['export', 'anonymisation'] }) kind!: string;
  @ApiProperty({ enum: ['waiting', 'running', 'done', 'failed'] }) state!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) requestedBy!: string | null;
  @ApiProperty({ format: 'date-time' }) requestedAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt!: Date | null;
  @ApiProperty({ type: [PersonalDataCountResponse] }) counts!: PersonalDataCountResponse[];
  /** Where the file is, for whoever asked here and for a quarter of an hour; read again for another link. */
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt!: Date | null;
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
}

export const toRequestResponse = (row: RequestRow, url: string | null): PersonalDataRequestResponse => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  requestedBy: row.requestedBy,
  requestedAt: row.requestedAt,
  finishedAt: row.finishedAt,
  counts: Object.entries(row.counts).map(([section, count]) => ({ section, label: labelOf(section), count })),
  url,
  expiresAt: row.expiresAt,
  error: row.error,
});

export const toPreviewResponse = (
  { name, counts, objection }: AnonymisationPreview,
  words: (code: string) => string,
): AnonymisationPreviewResponse => ({
  name,
  counts: counts.map(({ section, label, count }) => ({ section, label: label[currentCause().language], count })),
  objection,
  objectionText: objection === null ? null : words(objection),
});

const labelOf = (name: string): string =>
  personalDataSections().find((section) => section.name === name)?.label[currentCause().language] ?? name;
