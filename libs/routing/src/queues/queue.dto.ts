import { ApiProperty, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { Optional, Trimmed } from '@guiche/platform/http';
import { strategies, strategyCodes, type StrategyCode } from '../strategies/registry.js';

const aboutStrategies = strategies.map(({ code, about }) => `\`${code}\`: ${about}`).join('; ');

/** An agent of a queue. */
export class QueueMemberDto {
  @IsUUID() userId!: string;
}

/** A new queue. */
export class CreateQueueDto {
  /** Unique, whatever its case. */
  @Trimmed() @Length(1, 120) name!: string;
  @ApiProperty({ enum: strategyCodes, description: aboutStrategies, required: false })
  @Optional()
  @IsIn(strategyCodes)
  strategy?: StrategyCode;
  /** Tickets at once per agent. */
  @Optional() @IsInt() @Min(0) @Max(1000) capacity?: number;
  /** An inactive queue takes nothing new and gives nothing out. */
  @Optional() @IsBoolean() active?: boolean;
  /** The agents, in their order. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(10_000)
  // Ids are the same in capitals.
  @ArrayUnique((member: QueueMemberDto | null) => String(member?.userId).toLowerCase())
  @ValidateNested({ each: true })
  @Type(() => QueueMemberDto)
  members?: QueueMemberDto[];
}

/** A change of a queue: members left out stay as they are. */
export class UpdateQueueDto extends PartialType(CreateQueueDto, { skipNullProperties: false }) {}

/** A queue as the API answers it. */
export class QueueResponse {
  id!: string;
  name!: string;
  strategy!: StrategyCode;
  capacity!: number;
  active!: boolean;
  /** In the queue's order. */
  members!: QueueMemberDto[];
  /** Tickets that wait for somebody now, counted up to 1,000. */
  waiting!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}
