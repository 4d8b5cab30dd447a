import { randomInt } from 'node:crypto';
import type { Account } from '../../../world/records.js';

/** What came of asking a webhook address whether it wants to be called. */
export type HandshakeResult = { ok: true } | { ok: false; reachable: boolean; problem: string };

/** The GET that Meta makes before it posts to an address: it must answer 200 with our challenge, and only to its own token. */
export async function shakeHands(account: Pick<Account, 'webhookUrl' | 'verifyToken'>): Promise<HandshakeResult> {
  if (account.webhookUrl === null) return { ok: false, reachable: false, problem: 'no webhook address' };
  const challenge = String(randomInt(100_000_000, 2_000_000_000));
  try {
    const url = new URL(account.webhookUrl);
    url.searchParams.set('hub.mode', 'subscribe');
    url.searchParams.set('hub.verify_token', account.verifyToken);
    url.searchParams.set('hub.challenge', challenge);
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    const text = await answer.text();
    if (answer.status === 200 && text.trim() === challenge) return { ok: true };
    const problem = answer.status === 200 ? 'answered 200 without the challenge' : `answered ${answer.status}`;
    return { ok: false, reachable: true, problem };
  } catch (error) {
    return { ok: false, reachable: false, problem: reasonOf(error) };
  }
}

/** Why a connection did not come about, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause;
  if (cause instanceof Error && 'code' in cause) return `${String(cause.code)} ${cause.message}`.trim();
  return error.message;
}
