/** The longest text the channels take; the counter shows from a tenth below. */
export const textLimit = 4096;

export const nearLimit = (length: number): boolean => length > textLimit * 0.9;

/** Whether free text may no longer be sent because the customer last wrote too long ago. */
export const windowClosed = (endsAt: string | null, now: Date): boolean =>
  endsAt !== null && Date.parse(endsAt) <= now.getTime();

interface Content {
  text: string;
  note: boolean;
  files: readonly { uploaded: unknown }[];
  windowClosed: boolean;
}

/** Whether what is in the composer can go: something to say, nothing still uploading, the window open or a note. */
export function maySend({ text, note, files, windowClosed: closed }: Content): boolean {
  if (text.length > textLimit || (closed && !note)) return false;
  if (files.some((one) => one.uploaded === null)) return false;
  return text.trim() !== '' || (files.length > 0 && !note);
}
