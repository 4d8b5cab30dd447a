/** When free answers stop being allowed: null when the channel knows no window, or nobody wrote yet and so nothing is open. */
export function replyWindowEndsAt(lastInboundAt: Date | null, windowHours: number | null): Date | null {
  if (windowHours === null || lastInboundAt === null) return null;
  return new Date(lastInboundAt.getTime() + windowHours * 3_600_000);
}

/** May we write freely now? Without a window always; with one only until it ends, and never before the customer wrote. */
export function isReplyAllowed(lastInboundAt: Date | null, windowHours: number | null, now: Date): boolean {
  if (windowHours === null) return true;
  const end = replyWindowEndsAt(lastInboundAt, windowHours);
  return end !== null && now.getTime() < end.getTime();
}
