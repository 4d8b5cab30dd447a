import type { DemoClient } from './demo-client.js';
import { demoCannedAnswers, demoOccurrenceTypes, demoReasons, demoSectors, demoSolutions } from './demo-catalogue.js';

/** Ids of the demo's catalogue by key. */
export interface DemoCatalogueIds {
  readonly sectors: ReadonlyMap<string, string>;
  readonly solutions: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  readonly occurrences: ReadonlyMap<string, string>;
}

const idsOf = (keys: readonly string[], ids: ReadonlyMap<string, string>): (string | undefined)[] =>
  keys.map((key) => ids.get(key));

/** Sectors, solutions, occurrence types and occurrences, reasons, canned answers. */
export async function loadCatalogue(client: DemoClient): Promise<DemoCatalogueIds> {
  const sectors = new Map<string, string>();
  const solutions = new Map<string, string>();
  const types = new Map<string, string>();
  const occurrences = new Map<string, string>();
  for (const [position, { key, ...sector }] of demoSectors.entries()) {
    sectors.set(key, (await client.create('/sectors', key, { ...sector, position })).id);
  }
  for (const [position, { key, name }] of demoSolutions.entries()) {
    solutions.set(key, (await client.create('/solutions', key, { name, position })).id);
  }
  for (const [position, type] of demoOccurrenceTypes.entries()) {
    const sectorIds = idsOf(type.sectors, sectors);
    const { id } = await client.create('/occurrence-types', type.key, { name: type.name, sectorIds, position });
    types.set(type.key, id);
    for (const [place, occurrence] of type.occurrences.entries()) {
      const made = await client.create('/occurrences', occurrence.key, {
        occurrenceTypeId: id,
        name: occurrence.name,
        defaultPriority: occurrence.priority,
        solutionIds: idsOf(occurrence.solutions, solutions),
        defaultSolutionId: solutions.get(occurrence.defaultSolution),
        position: place,
      });
      occurrences.set(occurrence.key, made.id);
    }
  }
  for (const [position, { name, actions }] of demoReasons.entries()) {
    await client.create('/reasons', String(position), { name, actions, position });
  }
  for (const [position, answer] of demoCannedAnswers.entries()) {
    await client.create('/canned-answers', answer.shortcut, { ...answer, position });
  }
  return { sectors, solutions, types, occurrences };
}
