import { wordsFor } from '../http/index.js';
import type { Language } from '../context/index.js';

/** A kind of notification mail; its words are the messages `<code>subject`, `<code>text` and, with a button, `<code>action`. */
export interface MailTemplate<V extends string = string> {
  readonly code: string;
  /** The value that holds the address of the button; none for mails that only tell something. */
  readonly link: V | null;
  /** Never set: carries the names of the values. */
  readonly names?: V;
}

/** What a mail says, before it is laid out. */
export interface MailWords {
  readonly subject: string;
  /** One entry per paragraph. */
  readonly paragraphs: readonly string[];
  readonly action: { readonly label: string; readonly url: string } | null;
}

const defined = new Map<string, MailTemplate>();

/** Declares a kind of mail beside its sender. The words stand in the messages of its lib, in both languages. */
export function defineMail<V extends string>(
  code: `${string}.mail.${string}.`,
  { link = null }: { link?: V | null } = {},
): MailTemplate<V> {
  if (defined.has(code)) throw new Error(`Mail ${code} is defined twice`);
  const template: MailTemplate<V> = { code, link };
  defined.set(code, template);
  return template;
}

/** The template of a code that a job carries; undefined when this release no longer knows it. */
export const definedMail = (code: string): MailTemplate | undefined => defined.get(code);

/** The words of a mail with its values filled in. A blank line in the text begins a new paragraph. */
export function wordsOfMail(
  template: MailTemplate,
  language: Language,
  values: Readonly<Record<string, string>>,
): MailWords {
  const say = (part: string): string => wordsFor(`${template.code}${part}`, language, values) ?? '';
  const url = template.link === null ? undefined : values[template.link];
  return {
    // A line break in a value must not begin another header.
    subject: say('subject').replaceAll(/\s+/g, ' ').trim(),
    paragraphs: say('text')
      .split(/\n\s*\n/)
      .filter((text) => text.trim() !== ''),
    action: url === undefined ? null : { label: say('action'), url },
  };
}
