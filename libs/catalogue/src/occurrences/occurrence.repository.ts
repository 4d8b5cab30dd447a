import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '@guiche/platform/database';
import { defineRecordKind, inUse, missing, taken } from '@guiche/platform/records';
import type { Classification, ClassificationFacts } from './classification.js';
import { Occurrence } from './occurrence.entity.js';
import { occurrenceList } from './occurrence.list.js';

/** What is particular about occurrences among the plain records. */
export const occurrenceKind = defineRecordKind({
  entity: Occurrence,
  list: occurrenceList,
  noun: 'occurrence',
  plural: 'occurrences',
  nameOf: ({ name }) => name,
  refusals: {
    occurrence_occurrence_type_id_name_key: taken('name', 'catalogue.occurrence-name-taken'),
    occurrence_occurrence_type_id_fkey: missing('occurrenceTypeId'),
    occurrence_default_solution_id_fkey: missing('defaultSolutionId'),
    inUse,
  },
  links: {
    solutionIds: {
      table: 'occurrence_solution',
      own: 'occurrence_id',
      other: 'solution_id',
      refusals: { occurrence_solution_solution_id_fkey: missing('solutionIds') },
    },
  },
});

// Everything the classification of a ticket is checked against, in one statement; what was not asked for is null.
const facts = statement(
  'catalogue.classification-facts',
  `SELECT (SELECT active FROM sector WHERE id = $1) AS "sectorActive",
          (SELECT active FROM occurrence_type WHERE id = $2) AS "typeActive",
          ARRAY (SELECT sector_id FROM occurrence_type_sector WHERE occurrence_type_id = $2) AS "typeSectorIds",
          o.active AS "occurrenceActive", o.occurrence_type_id AS "occurrenceTypeId",
          (SELECT active FROM solution WHERE id = $4) AS "solutionActive",
          ARRAY (SELECT solution_id FROM occurrence_solution WHERE occurrence_id = $3) AS "occurrenceSolutionIds"
   FROM (SELECT 1) AS always LEFT JOIN occurrence o ON o.id = $3`,
);
const defaults = statement(
  'catalogue.occurrence-defaults',
  `SELECT o.id, o.name, o.occurrence_type_id AS "occurrenceTypeId", o.default_priority AS "defaultPriority",
          (SELECT s.id FROM solution s WHERE s.id = o.default_solution_id AND s.active) AS "defaultSolutionId"
   FROM occurrence o WHERE o.id = $1`,
);

/** What an occurrence gives to the tickets of it. */
export interface OccurrenceDefaults {
  readonly id: string;
  readonly name: string;
  readonly occurrenceTypeId: string;
  readonly defaultPriority: number;
  /** Null also when the solution was deactivated. */
  readonly defaultSolutionId: string | null;
}

/** The table of occurrences, and what hangs together with it. */
@Injectable()
export class OccurrenceRepository {
  defaults(tx: ReadTx, id: string): Promise<OccurrenceDefaults | null> {
    return tx.row<OccurrenceDefaults>(defaults, [id]);
  }

  async facts(tx: ReadTx, wanted: Classification): Promise<ClassificationFacts> {
    const { sectorId, occurrenceTypeId, occurrenceId, solutionId } = wanted;
    const row = await tx.row<ClassificationFacts>(facts, [sectorId, occurrenceTypeId, occurrenceId, solutionId]);
    if (!row) throw new Error('The statement of one row gave none');
    return row;
  }
}
