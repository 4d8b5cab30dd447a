/** A page of a list as a controller returns it; the interceptor turns it into body and headers (API-2). */
export class Page<Item> {
  private constructor(
    readonly body: readonly Item[] | string,
    readonly count: number,
    readonly offset: number,
    readonly total: number | null,
    readonly exact: boolean,
    readonly nextCursor: string | null,
  ) {}

  /** Rows as objects. `total` is exact up to the cap; beyond it `exact` is false. */
  static of<Item>(items: readonly Item[], about: PageFacts): Page<Item> {
    return new Page(
      items,
      items.length,
      about.offset ?? 0,
      about.total ?? null,
      about.exact ?? true,
      about.nextCursor ?? null,
    );
  }

  /** Rows as the JSON array that PostgreSQL assembled, passed through untouched. */
  static json<Item>(text: string, count: number, about: PageFacts): Page<Item> {
    return new Page<Item>(
      text,
      count,
      about.offset ?? 0,
      about.total ?? null,
      about.exact ?? true,
      about.nextCursor ?? null,
    );
  }

  /** The same page with its objects changed; not for pages of JSON text. */
  map<Other>(change: (item: Item) => Other): Page<Other> {
    if (typeof this.body === 'string') throw new Error('A page of JSON text cannot be mapped');
    return new Page(this.body.map(change), this.count, this.offset, this.total, this.exact, this.nextCursor);
  }
}

/** What is known about a page beside its rows. */
export interface PageFacts {
  readonly offset?: number;
  readonly total?: number;
  readonly exact?: boolean;
  /** Where a program goes on reading; null at the end. */
  readonly nextCursor?: string | null;
}
