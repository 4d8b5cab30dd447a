import { ApiProperty } from '@nestjs/swagger';
import type { LiveSession, SecondFactorKind } from './session.repository.js';

/** A session that is not over: one device on which somebody is signed in. */
export class SessionResponse {
  id!: string;
  @ApiProperty({ type: String, nullable: true }) ip!: string | null;
  @ApiProperty({ type: String, nullable: true }) userAgent!: string | null;
  /** What stood beside the password; `provider`: a directory vouched for everything. */
  @ApiProperty({ enum: ['totp', 'recovery-code', 'provider'], nullable: true }) secondFactor!: SecondFactorKind | null;
  createdAt!: Date;
  /** Every few minutes while it is in use. */
  lastUsedAt!: Date;
  expiresAt!: Date;
  /** The one that asks. */
  current!: boolean;
}

export const toSessionResponse = (session: LiveSession, currentId: string | undefined): SessionResponse => ({
  id: session.id,
  ip: session.ip,
  userAgent: session.userAgent,
  secondFactor: session.secondFactor,
  createdAt: session.createdAt,
  lastUsedAt: session.lastUsedAt,
  expiresAt: session.expiresAt,
  current: session.id === currentId,
});
