import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { userTieNames, type UserTieName } from './user-ties.js';

/** What becomes of what somebody leaves behind. */
export class DeactivateUserDto {
  /** `queues`: his open tickets are distributed anew. Or the id of who gets them. */
  @ValidateIf(({ ticketsTo }: DeactivateUserDto) => ticketsTo !== 'queues')
  @IsUUID()
  ticketsTo!: string;
  /** Who his direct subordinates answer to from now on; null for nobody. Needed when there are some. */
  @IsOptional() @IsUUID() subordinatesTo?: string | null;
}

/** Nothing has to be chosen; `version` may come in the body. */
export class ReactivateUserDto {}

/** One of the things a user is tied to. */
export class UserTieItemResponse {
  id!: string;
  name!: string;
  /** How many, where the item stands for several. */
  count?: number;
  /** Whether nobody is left there without him. */
  isLast?: boolean;
}

/** All of one kind that a user is tied to: how many, and the first of them. */
export class UserTieResponse {
  @ApiProperty({ enum: userTieNames }) kind!: UserTieName;
  count!: number;
  items!: UserTieItemResponse[];
}

/** What will happen when a user is deactivated. */
export class DeactivationPreviewResponse {
  userId!: string;
  name!: string;
  active!: boolean;
  version!: number;
  /** Whom he answers to: who usually takes over his people. */
  superiorId!: string | null;
  /** Kinds of which there is nothing are left out. */
  ties!: UserTieResponse[];
}
