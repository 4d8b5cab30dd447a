import { existsSync, readdirSync } from 'node:fs';
import { order, partedLibs, restricted, type LibName } from './order.js';
import { allSources, existingLibs, expectNone, isTest, type Source } from './sources.js';

const targetLib = (target: string): LibName | null =>
  (/^libs\/([^/]+)\//.exec(target)?.[1] as LibName | undefined) ?? null;

const isDoor = (target: string): boolean => {
  const [, lib = '', inside = ''] = /^libs\/([^/]+)\/src\/(.+)$/.exec(target) ?? [];
  return partedLibs.includes(lib as LibName) ? /^[^/]+\/index\.ts$/.test(inside) : inside === 'index.ts';
};

it('every folder in libs/ has its place in the order', () => {
  const known: readonly string[] = order;
  const strangers = existsSync('libs') ? readdirSync('libs').filter((name) => !known.includes(name)) : [];
  expectNone(
    {
      name: 'order-of-libs',
      because: 'a lib without a place could import anything, and anything could import it',
      wayOut: 'put its name into test/architecture/order.ts, as far left as its own needs allow',
    },
    strangers.map((name) => ({ file: `libs/${name}`, what: `libs/${name} is not in the order` })),
  );
});

it('a lib imports only libs to its left', () => {
  const violations = allSources().flatMap((source) =>
    source.imports.flatMap(({ target, specifier }) => {
      const to = target && targetLib(target);
      if (!to || !source.lib || to === source.lib || order.indexOf(to) < order.indexOf(source.lib)) return [];
      return [
        { file: source.file, what: `${source.file} imports ${specifier}: ${to} is to the right of ${source.lib}` },
      ];
    }),
  );
  expectNone(
    {
      name: 'one-way-order',
      because: 'two libs that know each other can only be understood, tested and changed together',
      wayOut:
        'a reaction (the left emits, the right subscribes), a plug (the left declares a registry, the right registers), ' +
        'a link (the right owns the row) or a screen (the front end composes): docs and examples in README.md of the left lib',
    },
    violations,
  );
});

it('a lib is entered by its door', () => {
  const violations = allSources().flatMap((source) =>
    source.imports.flatMap(({ target, specifier }) => {
      const to = target && targetLib(target);
      if (!to) return [];
      const own = source.lib === to;
      // Parts of a parted lib see each other through their doors too.
      const samePart = own && (!partedLibs.includes(to) || partOf(source.file) === partOf(target));
      if (samePart) {
        return specifier.startsWith('@guiche/')
          ? [{ file: source.file, what: `${source.file} imports its own door ${specifier}: import the file itself` }]
          : [];
      }
      // Factories for tests lie behind the door on purpose: the product must not see them.
      if (isTest(source.file) && /\/src\/testing\//.test(target)) return [];
      if (!isDoor(target)) return [{ file: source.file, what: `${source.file} reaches past the door: ${specifier}` }];
      if (!own && !specifier.startsWith('@guiche/')) {
        return [{ file: source.file, what: `${source.file} imports ${specifier}: say @guiche/${to}` }];
      }
      return [];
    }),
  );
  expectNone(
    {
      name: 'doors-only',
      because: 'what is behind a door may change without asking anybody; what is on it is a promise',
      wayOut: 'export the name from the door of the lib (libs/<lib>/src/index.ts), if it is a promise worth keeping',
    },
    violations,
  );
});

const partOf = (file: string): string => file.split('/').slice(0, 4).join('/');

it('front ends know only kernel and contracts, the sandbox only kernel', () => {
  const violations = allSources().flatMap((source) =>
    source.imports.flatMap(({ target, specifier }) => {
      const allowed = restricted[source.part];
      const to = target && targetLib(target);
      return allowed && to && !allowed.includes(to)
        ? [{ file: source.file, what: `${source.file} imports ${specifier}` }]
        : [];
    }),
  );
  expectNone(
    {
      name: 'front-ends-apart',
      because: 'server code in a bundle leaks, and a simulator that shares code with what it simulates proves nothing',
      wayOut: 'put what both sides need into libs/contracts, or into kernel if it is pure',
    },
    violations,
  );
});

it('applications do not import each other, and libs import no application', () => {
  const violations = allSources().flatMap((source) =>
    source.imports.flatMap(({ target, specifier }) => {
      const app = target && /^(apps\/[^/]+|admin)\//.exec(target)?.[1];
      return app && app !== source.part ? [{ file: source.file, what: `${source.file} imports ${specifier}` }] : [];
    }),
  );
  expectNone(
    {
      name: 'apps-apart',
      because: 'an application is a composition of libs; what two of them share belongs into a lib',
      wayOut: 'move the shared code into the lib that owns its subject',
    },
    violations,
  );
});

it('nothing is exported by star, and there are no barrels inside a lib', () => {
  const violations = allSources().flatMap((source) => [
    ...(/^export \*/m.test(source.text) ? [{ file: source.file, what: `${source.file} exports by star` }] : []),
    ...(source.lib && !isDoor(source.file) && source.file.endsWith('/index.ts')
      ? [{ file: source.file, what: `${source.file} is a barrel` }]
      : []),
  ]);
  expectNone(
    {
      name: 'names-written-out',
      because: 'most import cycles pass through barrels, and a door by star promises what nobody meant to promise',
      wayOut: 'write the names out in the door; inside a lib import the file itself',
    },
    violations,
  );
});

it('there is no cycle of imports, types included', () => {
  const sources = new Map(allSources().map((source) => [source.file, source]));
  expectNone(
    {
      name: 'no-cycles',
      because: 'files in a cycle load in an order nobody chose, and can only be understood together',
      wayOut: 'move what both need into a third file, or turn the call around with an event or a plug',
    },
    cycles(sources).map((cycle) => ({ file: cycle[0] ?? '', what: cycle.join(' → ') })),
  );
});

it('every lib has the files a newcomer looks for', () => {
  const violations = existingLibs().flatMap((lib) =>
    ['README.md', ...(partedLibs.includes(lib) ? [] : ['src/index.ts'])]
      .filter((name) => !existsSync(`libs/${lib}/${name}`))
      .map((name) => ({ file: `libs/${lib}/${name}`, what: `libs/${lib}/${name} is missing` })),
  );
  expectNone(
    {
      name: 'lib-has-its-page',
      because: 'the README of one page is where a newcomer starts, and the door is where a neighbour does',
      wayOut: 'write it: owns, emits, listens, permissions, "to add a … do …"',
    },
    violations,
  );
});

// Depth-first search; a back edge closes a cycle.
function cycles(sources: ReadonlyMap<string, Source>): string[][] {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const { target } of sources.get(file)?.imports ?? []) {
      if (!target || !sources.has(target)) continue;
      if (state.get(target) === 'open') found.push([...path.slice(path.indexOf(target)), target]);
      else if (!state.has(target)) visit(target);
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of sources.keys()) if (!state.has(file)) visit(file);
  return found;
}
