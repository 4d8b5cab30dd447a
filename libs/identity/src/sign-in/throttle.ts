/** What is counted: tries at one account from unknown devices, from one known device, or from one address. */
export type ThrottleKind = 'account' | 'device' | 'address';

interface Rule {
  /** Failures that cost nothing: people mistype. */
  readonly free: number;
  readonly firstSeconds: number;
  readonly maxSeconds: number;
  /** After so long without a failure all is forgotten. */
  readonly forgetSeconds: number;
}

/**
 * Many people sign in from one address (a whole call centre), so an address has more patience than an account.
 * An account under attack is slow only for devices that never signed in to it: its owner's own browser carries a device
 * cookie and is counted by itself, so nobody can lock him out for good by failing in his name.
 */
export const throttleRules: Readonly<Record<ThrottleKind, Rule>> = {
  account: { free: 4, firstSeconds: 5, maxSeconds: 900, forgetSeconds: 3600 },
  device: { free: 4, firstSeconds: 5, maxSeconds: 900, forgetSeconds: 3600 },
  address: { free: 40, firstSeconds: 5, maxSeconds: 300, forgetSeconds: 900 },
};

/** How many seconds must pass after this many failures in a row: nothing at first, then doubling up to a bound. */
export function delayAfter(kind: ThrottleKind, failures: number): number {
  const { free, firstSeconds, maxSeconds } = throttleRules[kind];
  if (failures <= free) return 0;
  return Math.min(maxSeconds, firstSeconds * 2 ** Math.min(30, failures - free - 1));
}
