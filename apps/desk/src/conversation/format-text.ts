/** A stretch of a message's text with what it should look like. */
export type TextPart =
  { kind: 'text' | 'bold' | 'italic' | 'strike' | 'code'; text: string } | { kind: 'link'; text: string; href: string };

const pattern =
  /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])|```([\s\S]+?)```|(?<![\p{L}\p{N}])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}])/gu;

/** Splits a text into links and WhatsApp's marks (*bold*, _italic_, ~struck~, ```code```); nothing in it is ever markup. */
export function formatText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    const [whole, link, code, bold, italic, strike] = match;
    if (link !== undefined) parts.push({ kind: 'link', text: link, href: link });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (bold !== undefined) parts.push({ kind: 'bold', text: bold });
    else if (italic !== undefined) parts.push({ kind: 'italic', text: italic });
    else if (strike !== undefined) parts.push({ kind: 'strike', text: strike });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
