import type { Reaction } from '../messages/message.types.js';

/**
 * The reactions of a message after one of them came: a person has at most one, no emoji takes it back, and an older one
 * that arrives late changes nothing. Null when nothing changes. What was taken back is kept without an emoji, so that
 * lateness can be told.
 */
export function reactionsAfter(
  before: readonly Reaction[],
  next: { readonly by: Reaction['by']; readonly emoji: string | null; readonly at: Date },
): readonly Reaction[] | null {
  const present = before.find((reaction) => reaction.by === next.by);
  const at = next.at.getTime();
  const emoji = next.emoji ?? '';
  if (present !== undefined && (present.at > at || (present.at === at && present.emoji === emoji))) return null;
  if (present === undefined && emoji === '') return null;
  return [...before.filter((reaction) => reaction.by !== next.by), { by: next.by, emoji, at }];
}
