import { eventsWithoutSubscriber } from './exceptions.js';
import { definitionsOf, tablesOfMigrations } from './facts.js';
import { expectNone, serverSources } from './sources.js';

it('the README of a lib lists exactly its tables, events and permissions', () => {
  const { readmes, events, permissions } = definitionsOf();
  const tables = new Set(tablesOfMigrations());
  const everything = new Set([...events, ...permissions].map(({ code }) => code));
  const namespaces = new Set([...everything].map((code) => code.split('.')[0]));
  const violations = readmes.flatMap(({ lib, owns, codes, text }) => {
    const file = `libs/${lib}/README.md`;
    const missing = [...events, ...permissions]
      .filter(
        (defined) => defined.lib === lib && !codes.includes(defined.code) && !text.includes(`\`${defined.code}\``),
      )
      .map(({ code, where }) => `${file} does not name \`${code}\` (${where})`);
    // A dotted word from a namespace of events or permissions must exist; file names and the like are left alone.
    const unknown = codes
      .filter(
        (code) => namespaces.has(code.split('.')[0]) && !everything.has(code) && !/\.(ts|md|json|js)$|[(*<]/.test(code),
      )
      .filter((code) => !isMessageOrJob(code))
      .map((code) => `${file} names \`${code}\`, which no code defines`);
    const noTable = owns
      .filter((name) => !tables.has(name))
      .map((name) => `${file} says to own ${name}, which is no table`);
    return [...missing, ...unknown, ...noTable].map((what) => ({ file, what }));
  });
  expectNone(
    {
      name: 'readme-is-true',
      because: 'a page that is wrong once is not read twice',
      wayOut:
        'correct the list: tables under "Owns", events under "Emits", permissions under "Permissions", each in `code`',
    },
    violations,
  );
});

// Names of jobs, subscribers and error codes look alike: they count as known when any string of the code says them.
let strings: Set<string> | null = null;
function isMessageOrJob(code: string): boolean {
  strings ??= new Set(
    serverSources().flatMap(({ text }) => [...text.matchAll(/['"]([a-z-]+\.[a-z.-]+)['"]/g)].map((m) => m[1] ?? '')),
  );
  return strings.has(code);
}

it('every event has a subscriber, or says that it has none yet', () => {
  const mentions = serverSources().map(({ file, text }) => ({
    file,
    text: text.replace(/^(import|export)\b[^;]*?\bfrom\b[^;]*;/gm, ''),
  }));
  const violations = definitionsOf().events.flatMap(({ code, constant, file, where, comment }) => {
    // Heard: another file names the definition other than to make a fact of it.
    const listens = new RegExp(`\\b${constant}\\b(?!\\s*\\()`);
    const listened = mentions.some((source) => source.file !== file && listens.test(source.text));
    const excused = code in eventsWithoutSubscriber || /nobody yet/i.test(comment);
    if (!listened && !excused) return [{ file, what: `${where} ${code}: nobody listens` }];
    if (listened && code in eventsWithoutSubscriber)
      return [{ file, what: `${code} has a subscriber now: remove it from exceptions.ts` }];
    return [];
  });
  expectNone(
    {
      name: 'events-are-heard',
      because: 'an event nobody hears is either dead or a reaction that was forgotten',
      wayOut: 'write the subscriber, or say "nobody yet: <who will>" in the comment above the event',
    },
    violations,
  );
});

it('no two definitions share a code', () => {
  const { events, permissions } = definitionsOf();
  const seen = new Map<string, string>();
  const violations = [
    ...events.map((e) => ({ ...e, kind: 'event' })),
    ...permissions.map((p) => ({ ...p, kind: 'permission' })),
  ].flatMap(({ kind, code, where, file }) => {
    const before = seen.get(`${kind} ${code}`);
    seen.set(`${kind} ${code}`, where);
    return before ? [{ file, what: `${where} defines the ${kind} ${code} again (first at ${before})` }] : [];
  });
  expectNone(
    { name: 'codes-are-unique', because: 'a code is what installations store', wayOut: 'choose another name' },
    violations,
  );
});
