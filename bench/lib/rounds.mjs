import { load } from './machine.mjs';
import { median } from './stats.mjs';

/**
 * Runs the contestants side by side, so often, each once before for warmth. In turn forwards and backwards, so that none
 * always runs after the same other. Answers, by name, the rates and the processor times of all rounds.
 */
export async function rounds(contestants, count, say) {
  const names = Object.keys(contestants);
  const results = Object.fromEntries(names.map((name) => [name, { rates: [], costs: [] }]));
  for (const name of names) await contestants[name]();
  for (let round = 1; round <= count; round++) {
    for (const name of round % 2 ? names : [...names].reverse()) {
      const { rate, cost } = await contestants[name]();
      results[name].rates.push(rate);
      if (cost !== undefined) results[name].costs.push(cost);
    }
    say(
      `round ${round}: ${names.map((name) => `${name} ${Math.round(results[name].rates.at(-1))}/s`).join(', ')} (load ${load()})`,
    );
  }
  return results;
}

/** "0.24 : 0.20": what one request took of the processor in two processes, in ms. */
export const costText = (...of) => of.map(({ costs }) => median(costs).toFixed(2)).join(' : ');
