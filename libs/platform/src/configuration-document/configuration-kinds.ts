import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { ConfigurationKind } from './configuration-kind.js';

/** Under this token the application gives the kinds of its libs. */
export const givenKinds = Symbol('kinds of configuration');

/** The kinds of this installation, each after those that it refers to, and the services that keep them. */
@Injectable()
export class ConfigurationKinds implements OnModuleInit {
  private readonly ordered: readonly ConfigurationKind[];
  private readonly services = new Map<string, object>();

  constructor(
    private readonly modules: ModuleRef,
    @Inject(givenKinds) kinds: readonly ConfigurationKind[],
  ) {
    const names = new Set(kinds.map(({ name }) => name));
    if (names.size < kinds.length) throw new Error('Two kinds of configuration have one name');
    for (const kind of kinds) {
      const unknown = refersTo(kind).find((name) => !names.has(name));
      if (unknown !== undefined)
        throw new Error(`${kind.name} refers to ${unknown}, which is no kind of configuration`);
    }
    this.ordered = inOrder(kinds);
  }

  /** By now all services are there. */
  onModuleInit(): void {
    for (const { name, keeper } of this.ordered) this.services.set(name, this.modules.get(keeper, { strict: false }));
  }

  all(): readonly ConfigurationKind[] {
    return this.ordered;
  }

  /** The service that keeps the records of a kind. */
  serviceOf({ name }: ConfigurationKind): object {
    const service = this.services.get(name);
    if (!service) throw new Error(`Nobody keeps ${name}`);
    return service;
  }
}

/** The kinds that a kind's records refer to, those within which they lie first. */
export function refersTo({ key, fields }: ConfigurationKind): string[] {
  const above = 'within' in key && key.within ? [key.within.kind] : 'of' in key ? [key.of] : [];
  return [...above, ...Object.values(fields).flatMap(({ to }) => (to === undefined ? [] : [to]))];
}

/**
 * The kinds so that each comes after those that it refers to. Where references go round in a circle one of them is passed
 * over, and the records are written in two steps.
 */
export function inOrder(kinds: readonly ConfigurationKind[]): ConfigurationKind[] {
  const ordered: ConfigurationKind[] = [];
  const begun = new Set<string>();
  const visit = (kind: ConfigurationKind): void => {
    if (begun.has(kind.name)) return;
    begun.add(kind.name);
    for (const name of refersTo(kind)) {
      const other = kinds.find((candidate) => candidate.name === name);
      if (other) visit(other);
    }
    ordered.push(kind);
  };
  for (const kind of [...kinds].sort((a, b) => (a.name < b.name ? -1 : 1))) visit(kind);
  return ordered;
}
