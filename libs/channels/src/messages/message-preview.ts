const longest = 140;

/** First words of a message for lists and quotations; of a file its name, of the rest its type in brackets. */
export function messagePreview(type: string, text: string | null, fileName: string | null = null): string {
  const words = (text ?? '').replace(/\s+/gu, ' ').trim() || (fileName ?? '').trim();
  if (words === '') return `[${type}]`;
  const characters = [...words];
  return characters.length <= longest ? words : `${characters.slice(0, longest - 1).join('')}…`;
}
