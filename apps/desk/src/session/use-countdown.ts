import { useEffect, useState } from 'react';
import { ApiProblem } from '../api/problem.js';

/** Seconds that the server asked to wait, counted down; `after` takes them from a refusal. */
export function useCountdown(): { wait: number; after: (error: unknown) => void } {
  const [wait, setWait] = useState(0);
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  return {
    wait,
    after: (error) => {
      if (error instanceof ApiProblem && error.retryAfterSeconds !== null) setWait(error.retryAfterSeconds);
    },
  };
}

/** What a refusal says: at its field where it names one, otherwise as a whole. */
export function saidBy(error: unknown, unreachable: string): string {
  if (!(error instanceof ApiProblem)) return unreachable;
  return error.fields.map(({ message }) => message).join(' ') || error.detail || unreachable;
}
