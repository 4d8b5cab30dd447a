import { Injectable } from '@nestjs/common';

/** Shows a personal value as whoever asks may see it; `owner` is the kind of record, `member` the field (`name` included). */
export type PersonalVeil = (owner: string, member: string, value: unknown) => unknown;

/** A plug: whoever knows which fields of customers are hidden from whom says how they are shown on the trail (IAM-9). */
@Injectable()
export class PersonalView {
  private source: (() => Promise<PersonalVeil | null>) | null = null;

  register(source: () => Promise<PersonalVeil | null>): void {
    this.source = source;
  }

  /** For whoever asks now; null when nothing is hidden from him. */
  async veil(): Promise<PersonalVeil | null> {
    return this.source === null ? null : this.source();
  }
}
