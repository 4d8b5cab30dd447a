/** The value below which the share `q` of the values lies; NaN of none. */
export function quantile(values, q) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Ratios of two series that were measured side by side: what the machine did meanwhile met both of a round alike. */
export const ratios = (of, to) => of.map((value, round) => value / to[round]);

const percent = (value) => `${Math.round(value * 100)} %`;

/** "81 % (74–86 %)": the median and the extremes of ratios. */
export const shareText = (values) =>
  `${percent(median(values))} (${Math.round(Math.min(...values) * 100)}–${percent(Math.max(...values))})`;

/** A rate per second as people read it. */
export const rateText = (values) => `${Math.round(median(values)).toLocaleString('en')}/s`;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the condition holds; throws when it does not within the time. */
export async function until(what, condition, { within = 60_000, every = 50 } = {}) {
  for (const end = performance.now() + within; performance.now() < end; await sleep(every)) {
    if (await condition()) return;
  }
  throw new Error(`Waited ${within / 1000} s in vain: ${what}`);
}
