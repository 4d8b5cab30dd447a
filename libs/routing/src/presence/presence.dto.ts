import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { presences, type Presence } from '../agents/agent-state.entity.js';

export class SetPresenceDto {
  @IsIn(presences) presence!: Presence;
  /** Only with `paused`: a reason that is meant for pauses. */
  @IsOptional() @IsUUID() reasonId?: string | null;
}
