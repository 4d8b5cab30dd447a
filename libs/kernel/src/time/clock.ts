/** What time it is. Injected everywhere, so that tests travel in time; nothing else reads the system's clock. */
export abstract class Clock {
  abstract now(): Date;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is told to move: for tests. */
export class TravelClock extends Clock {
  private at: number;

  constructor(at: Date | string = '2026-11-23T12:00:00Z') {
    super();
    this.at = new Date(at).getTime();
  }

  now(): Date {
    return new Date(this.at);
  }

  travelTo(at: Date | string): void {
    this.at = new Date(at).getTime();
  }

  /** Moves on by this many milliseconds. */
  advance(milliseconds: number): void {
    this.at += milliseconds;
  }
}

/** The instant this many milliseconds after (or, negative, before) another. */
export const addMilliseconds = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

/** Unix seconds, as providers write them, as an instant; null when it is not a time. */
export function fromUnixSeconds(seconds: number | string): Date | null {
  const value = Number(seconds);
  if (!Number.isFinite(value)) return null;
  const at = new Date(value * 1000);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** ISO 8601 text as an instant; null when it is not a time. */
export function parseInstant(text: string): Date | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
