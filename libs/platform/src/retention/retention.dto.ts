import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { currentCause } from '../context/index.js';
import { defaultDaysOf } from '../personal-data/index.js';
import type { Policy } from './retention-policies.js';
import type { RunRow } from './retention.repository.js';

/** How long a class of data is to be kept. */
export class RetentionDaysDto {
  /** Null keeps it for ever. */
  @ApiProperty({ type: Number, nullable: true })
  @ValidateIf((_body, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(36_500)
  days!: number | null;
}

/** A class of data and the period for which it is kept. */
export class RetentionPolicyResponse {
  /** The class. */
  @ApiProperty() id!: string;
  @ApiProperty() label!: string;
  @ApiProperty() help!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: for ever' }) days!: number | null;
  @ApiProperty({ type: Number, nullable: true }) defaultDays!: number | null;
  @ApiProperty() minDays!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) doneThrough!: Date | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) updatedAt!: Date | null;
}

/** What a period would remove now. */
export class RetentionPreviewResponse {
  @ApiProperty() count!: number;
  @ApiProperty({ description: 'False: there are more' }) exact!: boolean;
}

/** How far a clean-up has come with a class. */
export class RetentionProgressResponse {
  @ApiProperty() dataClass!: string;
  @ApiProperty() label!: string;
  @ApiProperty() count!: number;
  @ApiProperty() done!: boolean;
}

/** A clean-up. */
export class RetentionRunResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['waiting', 'running', 'done', 'cancelled', 'failed'] }) state!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) requestedBy!: string | null;
  @ApiProperty({ type: [RetentionProgressResponse] }) progress!: RetentionProgressResponse[];
  @ApiProperty() cancelAsked!: boolean;
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt!: Date | null;
}

export const toPolicyResponse = (policy: Policy): RetentionPolicyResponse => {
  const { definition } = policy;
  const { language } = currentCause();
  return {
    id: definition.code,
    label: definition.label[language],
    help: definition.help[language],
    days: policy.days,
    defaultDays: defaultDaysOf(definition),
    minDays: definition.minDays,
    doneThrough: policy.doneThrough,
    version: policy.version,
    updatedAt: policy.updatedAt,
  };
};

export const toRunResponse = (run: RunRow, labels: ReadonlyMap<string, string>): RetentionRunResponse => ({
  id: run.id,
  state: run.state,
  requestedBy: run.requestedBy,
  progress: Object.entries(run.progress).map(([dataClass, { count, done }]) => ({
    dataClass,
    label: labels.get(dataClass) ?? dataClass,
    count,
    done,
  })),
  cancelAsked: run.cancelAsked,
  error: run.error,
  createdAt: run.createdAt,
  finishedAt: run.finishedAt,
});
