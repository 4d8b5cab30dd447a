import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { Clock } from '@guiche/kernel';

const audience = 'second-factor';
const seconds = 300;

interface ChallengeClaims {
  readonly sub: string;
  readonly exp: number;
  /** Of the password that was right: another one since then ends the challenge. */
  readonly pwd: string;
}

const fingerprint = (passwordHash: string | null): string =>
  createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url')
    .slice(0, 16);

/** Says that somebody has shown the first factor; worth nothing without the second (IAM-2). */
@Injectable()
export class Challenges {
  constructor(
    private readonly jwt: JwtService,
    private readonly clock: Clock,
  ) {}

  issue(userId: string, passwordHash: string | null): Promise<string> {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    return this.jwt.signAsync({ sub: userId, aud: audience, pwd: fingerprint(passwordHash), iat, exp: iat + seconds });
  }

  /** Whose challenge it is, and how to ask whether it still stands; null when it is not ours, or over. */
  async read(token: string): Promise<{ userId: string; isOf: (passwordHash: string | null) => boolean } | null> {
    try {
      const options = { algorithms: ['HS256' as const], audience, ignoreExpiration: true };
      const { sub, exp, pwd } = await this.jwt.verifyAsync<ChallengeClaims>(token, options);
      if (exp * 1000 <= this.clock.now().getTime()) return null;
      return { userId: sub, isOf: (passwordHash) => fingerprint(passwordHash) === pwd };
    } catch {
      return null;
    }
  }
}
