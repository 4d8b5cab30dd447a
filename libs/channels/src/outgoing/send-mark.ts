import { isId } from '@guiche/kernel';

/**
 * Our mark on a message, which providers with an echo tell back: the message's id and, from the second time on that a
 * person asked to send it, how often. News of an earlier round must not touch the present one.
 */
export const sendMark = (messageId: string, round: number): string =>
  round === 0 ? messageId : `${messageId}:${round}`;

/** Reads a mark; null when it is not ours. */
export function readSendMark(mark: string | null): { messageId: string; round: number } | null {
  const [messageId, round, more] = mark?.split(':') ?? [];
  if (!isId(messageId) || more !== undefined) return null;
  if (round === undefined) return { messageId, round: 0 };
  return /^\d{1,6}$/.test(round) ? { messageId, round: Number(round) } : null;
}
