import type { MessageKey, Messages, PluralKey } from './pt-BR.js';

export type Params = Record<string, string | number>;

export interface Translate {
  (key: MessageKey, params?: Params): string;
  /** Chooses between `<key>.one` and `<key>.other` by the language's rules; `{count}` is filled in. */
  count(key: PluralKey, count: number, params?: Params): string;
}

const fill = (text: string, params: Params): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

export function makeTranslate(messages: Messages, locale: string): Translate {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const translate = (key: MessageKey, params?: Params): string =>
    params === undefined ? messages[key] : fill(messages[key], params);
  return Object.assign(translate, {
    count(key: PluralKey, count: number, params: Params = {}): string {
      const form: MessageKey = rules.select(count) === 'one' ? `${key}.one` : `${key}.other`;
      return translate(form, { count: numbers.format(count), ...params });
    },
  });
}
