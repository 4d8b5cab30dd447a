import { evenly } from './evenly.js';

/** Every strategy there is; a new one is a file beside this and a line here. */
export const strategies = [evenly] as const;

/** The code under which a queue keeps its strategy. */
export type StrategyCode = (typeof strategies)[number]['code'];

export const strategyCodes: readonly StrategyCode[] = strategies.map(({ code }) => code);
