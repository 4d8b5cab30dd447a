import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { at, existingLibs, expectNone, serverSources, walk } from './sources.js';

const languages = ['pt-BR', 'en'] as const;
const wordsOf = (lib: string, language: string): Record<string, string> => {
  const file = `libs/${lib}/messages/${language}.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
};

it('pt-BR and en have the same codes and the same parameters', () => {
  const violations = existingLibs().flatMap((lib) => {
    const [ptBR, en] = languages.map((language) => wordsOf(lib, language));
    const codes = new Set([...Object.keys(ptBR ?? {}), ...Object.keys(en ?? {})]);
    return [...codes].flatMap((code) => {
      const file = `libs/${lib}/messages`;
      const [one, other] = [ptBR?.[code], en?.[code]];
      if (!one) return [{ file, what: `${file}/pt-BR.json lacks ${code}` }];
      if (!other) return [{ file, what: `${file}/en.json lacks ${code}` }];
      return parameters(one) === parameters(other)
        ? []
        : [{ file, what: `${file}: ${code} has other {{parameters}} in en than in pt-BR` }];
    });
  });
  expectNone(
    {
      name: 'messages-in-both-languages',
      because: 'a code without words reaches people as a code',
      wayOut: 'write the words in both files, Brazilian Portuguese first',
    },
    violations,
  );
});

const parameters = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1])
    .sort()
    .join();

const errors =
  /^(Invalid|Unauthenticated|Forbidden|NotFound|Conflict|StaleVersion|TooLarge|UnsupportedType|Unprocessable|VersionRequired|TooMany|Unavailable|DomainError)$/;

it('every error code in code has its words, and every word its code', () => {
  const known = new Map(
    existingLibs().flatMap((lib) => Object.keys(wordsOf(lib, 'pt-BR')).map((code) => [code, lib] as const)),
  );
  const strings = new Set<string>();
  const thrown: { file: string; where: string; code: string }[] = [];
  for (const source of serverSources()) {
    walk(source.tree, (node) => {
      if (ts.isStringLiteralLike(node)) strings.add(node.text);
      if (ts.isTemplateExpression(node)) strings.add(node.head.text);
      if (ts.isNewExpression(node) && errors.test(node.expression.getText())) {
        const code = node.arguments?.find(ts.isStringLiteralLike)?.text;
        if (code?.includes('.')) thrown.push({ file: source.file, where: at(source, node), code });
      }
    });
  }
  const wordless = thrown
    .filter(({ code }) => !known.has(code))
    .map(({ file, where, code }) => ({ file, what: `${where} throws ${code}, which has no words` }));
  // Codes that are put together at run time (platform.title.404, platform.field.max-length) count by their beginning.
  const beginnings = [...strings].filter(
    (text) => /^[a-z-]+\.([a-z-]+\.)?$/.test(text) || /^[a-z-]+\.[a-z.-]+\.$/.test(text),
  );
  const unused = [...known]
    .filter(([code]) => !strings.has(code) && !beginnings.some((beginning) => code.startsWith(beginning)))
    .map(([code, lib]) => ({
      file: `libs/${lib}/messages`,
      what: `libs/${lib}/messages: nothing in the code says ${code}`,
    }));
  expectNone(
    {
      name: 'codes-have-words',
      because: 'the words live beside the code that says them, and words that nothing says mislead translators',
      wayOut: 'add the code to libs/<lib>/messages/{pt-BR,en}.json, or remove it there',
    },
    [...wordless, ...unused],
  );
});
