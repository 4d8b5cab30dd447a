import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock, newId } from '@guiche/kernel';

interface DeviceClaims {
  readonly sub: string;
  readonly jti: string;
  readonly aud: string;
}

const audience = 'known-device';

/** Recognises browsers that have signed in to an account before: tries from them are counted apart from an attacker's. */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly jwt: JwtService,
    private readonly clock: Clock,
  ) {}

  /** A token for the browser that has just signed in; the one it had is renewed. */
  tokenFor(userId: string, deviceId: string | null): Promise<string> {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    return this.jwt.signAsync({ sub: userId, jti: deviceId ?? newId(), aud: audience, iat });
  }

  /** The device's id when it has signed in to this user's account before; null otherwise. */
  async deviceOf(userId: string | null, token: string | null): Promise<string | null> {
    if (!userId || !token) return null;
    try {
      const claims = await this.jwt.verifyAsync<DeviceClaims>(token, {
        algorithms: ['HS256'],
        audience,
        ignoreExpiration: true,
      });
      return claims.sub === userId ? claims.jti : null;
    } catch {
      return null;
    }
  }
}
