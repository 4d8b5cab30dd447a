import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorParams } from '@guiche/kernel';
import { projectRoot } from '../config/index.js';
import type { Language } from '../context/index.js';

type Words = ReadonlyMap<string, string>;
const languages: readonly Language[] = ['pt-BR', 'en'];
let loaded: Record<Language, Words> | null = null;

// libs/<lib>/messages/<language>.json: { "ticket.step-still-open": "… {{step}} …" }
function load(): Record<Language, Words> {
  const libs = join(projectRoot(), 'libs');
  const all = { 'pt-BR': new Map<string, string>(), en: new Map<string, string>() };
  for (const lib of readdirSync(libs)) {
    for (const language of languages) {
      try {
        const words = JSON.parse(readFileSync(join(libs, lib, 'messages', `${language}.json`), 'utf8')) as Record<
          string,
          string
        >;
        for (const [code, text] of Object.entries(words)) all[language].set(code, text);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
  }
  return all;
}

/** The words of a code in a language, with its parameters filled in; null when nobody wrote any. */
export function wordsFor(code: string, language: Language, params: ErrorParams = {}): string | null {
  loaded ??= load();
  const text = loaded[language].get(code) ?? loaded.en.get(code);
  return text === undefined
    ? null
    : text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''));
}

/** The language that an Accept-Language header asks for; Portuguese unless it prefers English. */
export function languageOf(header: string | undefined): Language {
  if (!header) return 'pt-BR';
  let best: { language: Language; quality: number } = { language: 'pt-BR', quality: 0 };
  for (const part of header.split(',')) {
    const [tag = '', ...options] = part.trim().toLowerCase().split(';');
    const quality = Number(/q=([\d.]+)/.exec(options.join(';'))?.[1] ?? 1);
    const language: Language | null = tag.startsWith('pt') ? 'pt-BR' : tag.startsWith('en') ? 'en' : null;
    if (language && quality > best.quality) best = { language, quality };
  }
  return best.language;
}
