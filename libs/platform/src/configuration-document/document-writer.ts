import { Document, isMap, isScalar, type YAMLMap } from 'yaml';
import type { Language } from '../context/index.js';
import type { ConfigurationKind } from './configuration-kind.js';
import { formatVersion } from './document-text.js';
import type { Present } from './present.js';
import { keyOf } from './record-key.js';

const heads = {
  'pt-BR': [
    ' Configuração do Guichê, sem senhas nem segredos.',
    '',
    ' Cada registro é chamado pelo nome; os que ficam dentro de outros, pelo caminho: "Comercial / Vendas".',
    ' Pessoas são chamadas pelo login. Campos deixados de fora ficam como estão.',
    ' Nada é excluído, a não ser dos tipos listados em "complete": complete: [reasons, solutions].',
    ' Para dar outro nome a um registro, mude a chave e acrescente o nome antigo: formerly: "Nome antigo".',
    ' Pessoas que não existem são um erro; com "missingPeople: leaveOut" ficam de fora, com um aviso.',
  ],
  en: [
    ' Configuration of Guichê, without passwords or secrets.',
    '',
    ' Each record is called by its name; those within others by their path: "Sales / Phone".',
    ' People are called by their login. Fields left out stay as they are.',
    ' Nothing is removed, except of the kinds named in "complete": complete: [reasons, solutions].',
    ' To give a record another name, change its key and add the old one: formerly: "Old name".',
    ' People who are not there are an error; with "missingPeople: leaveOut" they are left out, with a warning.',
  ],
} as const;

/** The installation as a document: kinds in the order of references, records by key, fields as they are declared. */
export function writeDocument(
  kinds: readonly ConfigurationKind[],
  present: Present,
  leftOut: readonly ConfigurationKind[],
  language: Language,
): string {
  const content: Record<string, unknown> = { guiche: formatVersion };
  for (const kind of kinds) {
    const records = present.of(kind.name).map(({ path, fields, stored }): [string, Record<string, unknown>] => {
      const written = [...fields].filter(([name]) => {
        const { unless, fixed } = kind.fields[name] ?? {};
        return !unless?.(stored) && !(fixed && fields.get(name) === null);
      });
      return [keyOf(path), Object.fromEntries(written.map(([name, value]) => [name, inOrder(value)]))];
    });
    if ('single' in kind.key) content[kind.name] = records[0]?.[1] ?? {};
    // A map and not an object: an object would put keys that look like numbers first.
    else content[kind.name] = new Map(records);
  }
  const document = new Document(content, { schema: 'core', aliasDuplicateObjects: false });
  document.commentBefore = heads[language].join('\n');
  if (leftOut.length > 0) {
    const names = leftOut.map(({ name }) => name).join(', ');
    const because =
      language === 'en' ? 'Left out, as you may not see them' : 'Fora do documento, sem permissão para ver';
    document.commentBefore += `\n\n ${because}: ${names}.`;
  }
  if (isMap(document.contents)) nameKinds(document.contents as YAMLMap, kinds, language);
  return document.toString({ lineWidth: 0, defaultStringType: 'PLAIN', flowCollectionPadding: false });
}

/** Each kind begins after a blank line, with its name as screens have it. */
function nameKinds(contents: YAMLMap, kinds: readonly ConfigurationKind[], language: Language): void {
  for (const { key } of contents.items) {
    if (!isScalar(key)) continue;
    const kind = kinds.find(({ name }) => name === key.value);
    if (!kind) continue;
    key.spaceBefore = true;
    key.commentBefore = ` ${kind.label[language]}`;
  }
}

/** Objects with their keys in one order, so that equal values are written equally. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, inOrder(one)]));
}
