import { TooMany } from '@guiche/kernel';

/** How many wait at most: whoever comes later is asked to come again rather than kept waiting for half a minute. */
const longestLine = 500;

/**
 * Lets only so many expensive things run at once, in the order in which they came. Hashes of passwords run in libuv's
 * pool, which has four threads for all files, names of hosts and hashes of the process: a rush of sign-ins must leave
 * threads, and a core, to everything else.
 */
export class Lanes {
  private running = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly longest = longestLine,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) {
      if (this.line.length >= this.longest) throw new TooMany('identity.too-many-sign-ins', 2);
      // Whoever ends hands its place on, so that nobody slips in between.
      await new Promise<void>((resolve) => this.line.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running--;
    }
  }
}
