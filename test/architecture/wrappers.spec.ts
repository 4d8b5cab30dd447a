import ts from 'typescript';
import { at, expectNone, serverSources, walk } from './sources.js';

// Where the outside world is let in. Everything else asks these.
const wrappers: Readonly<Record<string, RegExp>> = {
  'the environment': /^libs\/platform\/src\/config\/|\/main\.ts$/,
  'the clock': /^libs\/kernel\/src\/(time|ids)\//,
  chance: /^libs\/kernel\/src\/ids\//,
};

const text = (node: ts.Node): string => node.getText();

function forbidden(node: ts.Node): keyof typeof wrappers | null {
  if (ts.isPropertyAccessExpression(node)) {
    const name = text(node);
    if (name === 'process.env') return 'the environment';
    if (name === 'Date.now') return 'the clock';
    if (name === 'Math.random') return 'chance';
  }
  if (ts.isNewExpression(node) && text(node.expression) === 'Date' && (node.arguments?.length ?? 0) === 0)
    return 'the clock';
  return null;
}

it('the environment, the clock and chance come through their wrappers', () => {
  const violations = serverSources().flatMap((source) => {
    const found: { file: string; what: string }[] = [];
    walk(source.tree, (node) => {
      const what = forbidden(node);
      if (what && !wrappers[what]?.test(source.file)) {
        found.push({ file: source.file, what: `${at(source, node)} uses ${text(node)}` });
      }
    });
    return found;
  });
  expectNone(
    {
      name: 'wrappers',
      because: 'tests travel in time, settings are checked at boot all at once, and what is random must be repeatable',
      wayOut:
        'inject Clock (constructor(private readonly clock: Clock)), declare the setting with defineConfig, use newId() or node:crypto; ' +
        'for durations performance.now() is free',
    },
    violations,
  );
});

it('a rule is not switched off in a comment without saying why', () => {
  const violations = serverSources().flatMap((source) =>
    source.text
      .split('\n')
      .flatMap((line, i) =>
        /(eslint|oxlint)-disable|@ts-ignore|@ts-nocheck|@ts-expect-error/.test(line) &&
        !/ -- .{10,}|expect-error .{10,}/.test(line)
          ? [{ file: source.file, what: `${source.file}:${i + 1} ${line.trim()}` }]
          : [],
      ),
  );
  expectNone(
    {
      name: 'silence-needs-a-reason',
      because: 'the next reader cannot know whether the rule or the code is wrong',
      wayOut: 'write the reason after " -- ", or better, write the code so that the rule is content',
    },
    violations,
  );
});
