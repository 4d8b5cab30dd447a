import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { Sealed, Secrets } from '@guiche/platform/secrets';
import type { Journey } from './open-id.js';

/** Where somebody wants to be once he is signed in. */
export type FrontEnd = 'desk' | 'admin';

/** A sign-in that is under way, as the browser carries it. */
export interface SealedJourney extends Journey {
  readonly providerId: string;
  readonly to: FrontEnd;
  readonly expiresAt: number;
}

/** How long somebody may take at his directory. */
export const journeySeconds = 600;

/** Seals what a sign-in must remember into a cookie: nothing is kept here for people who never come back. */
@Injectable()
export class CorporateJourneys {
  constructor(
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  seal(journey: Omit<SealedJourney, 'expiresAt'>): string {
    const expiresAt = this.clock.now().getTime() + journeySeconds * 1000;
    return this.secrets.seal(JSON.stringify({ ...journey, expiresAt })).toColumn();
  }

  /** Null when it is none of ours, or over. */
  open(text: string | null): SealedJourney | null {
    if (text === null) return null;
    try {
      const journey = JSON.parse(this.secrets.open(Sealed.fromColumn(text))) as SealedJourney;
      return journey.expiresAt > this.clock.now().getTime() ? journey : null;
    } catch {
      return null;
    }
  }
}
