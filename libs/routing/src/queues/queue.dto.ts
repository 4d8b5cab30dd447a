import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { strategies, type Strategy } from '../assignment/strategies.js';

export class QueueMemberDto {
  /** The agent. */
  @IsUUID() userId!: string;
}

export class CreateQueueDto {
  /** Unique, whatever its case. */
  @IsString() @IsNotEmpty() @MaxLength(120) name!: string;
  /** `evenly`: whose last assignment is longest ago goes first. */
  @IsOptional() @IsIn(strategies) strategy?: Strategy;
  /** Tickets at once per agent. */
  @IsOptional() @IsInt() @Min(0) @Max(1000) capacity?: number;
  @IsOptional() @IsBoolean() active?: boolean;
  /** The agents, in their order. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ArrayUnique((member: QueueMemberDto | null) => member?.userId)
  @ValidateNested({ each: true })
  @Type(() => QueueMemberDto)
  members?: QueueMemberDto[];
}

export class UpdateQueueDto {
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(120) name?: string;
  @IsOptional() @IsIn(strategies) strategy?: Strategy;
  @IsOptional() @IsInt() @Min(0) @Max(1000) capacity?: number;
  @IsOptional() @IsBoolean() active?: boolean;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ArrayUnique((member: QueueMemberDto | null) => member?.userId)
  @ValidateNested({ each: true })
  @Type(() => QueueMemberDto)
  members?: QueueMemberDto[];
}

export class QueueResponse {
  id!: string;
  name!: string;
  strategy!: string;
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
