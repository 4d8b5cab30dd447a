import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

/** How the intakes of one inbox become tickets. */
export interface ConversionRecord {
  readonly inboxId: string;
  readonly automatic: boolean;
  readonly creatorId: string | null;
  readonly sectorId: string | null;
  readonly occurrenceTypeId: string | null;
  readonly occurrenceId: string | null;
  readonly solutionId: string | null;
  readonly protocolMessage: string;
  /** 0 as long as nobody has set it up. */
  readonly version: number;
}

const columns = `i.id AS "inboxId", coalesce(c.automatic, true) AS automatic, c.creator_id AS "creatorId", c.sector_id AS "sectorId",
  c.occurrence_type_id AS "occurrenceTypeId", c.occurrence_id AS "occurrenceId", c.solution_id AS "solutionId",
  coalesce(c.protocol_message, '') AS "protocolMessage", coalesce(c.version, 0) AS version`;
const find = statement(
  'tickets.conversion-find',
  `SELECT ${columns} FROM inbox i LEFT JOIN inbox_conversion c ON c.inbox_id = i.id WHERE i.id = $1`,
);
const all = statement(
  'tickets.conversions',
  `SELECT ${columns} FROM inbox i LEFT JOIN inbox_conversion c ON c.inbox_id = i.id ORDER BY i.id`,
);
// The row of the version that was read, or a first one: anything else is 0 rows.
const save = statement(
  'tickets.conversion-save',
  `INSERT INTO inbox_conversion AS c (inbox_id, automatic, creator_id, sector_id, occurrence_type_id, occurrence_id, solution_id,
          protocol_message, version, updated_at)
   SELECT $1, $2, $3, $4, $5, $6, $7, $8, 1, $10
    WHERE $9::int = 0 OR EXISTS (SELECT 1 FROM inbox_conversion WHERE inbox_id = $1)
   ON CONFLICT (inbox_id) DO UPDATE SET automatic = EXCLUDED.automatic, creator_id = EXCLUDED.creator_id,
          sector_id = EXCLUDED.sector_id, occurrence_type_id = EXCLUDED.occurrence_type_id, occurrence_id = EXCLUDED.occurrence_id,
          solution_id = EXCLUDED.solution_id, protocol_message = EXCLUDED.protocol_message, version = c.version + 1,
          updated_at = EXCLUDED.updated_at
    WHERE c.version = $9
   RETURNING c.version`,
);

/** The table of conversion settings. */
@Injectable()
export class InboxConversionRepository {
  /** Null when there is no such inbox; an inbox nobody set up has the defaults. */
  find(tx: ReadTx, inboxId: string): Promise<ConversionRecord | null> {
    return tx.row<ConversionRecord>(find, [inboxId]);
  }

  all(tx: ReadTx): Promise<ConversionRecord[]> {
    return tx.rows<ConversionRecord>(all);
  }

  /** The new version; null when `record.version` is not the present one. */
  async save(tx: Tx, record: ConversionRecord, at: Date): Promise<number | null> {
    const row = await tx.row<{ version: number }>(save, [
      record.inboxId,
      record.automatic,
      record.creatorId,
      record.sectorId,
      record.occurrenceTypeId,
      record.occurrenceId,
      record.solutionId,
      record.protocolMessage,
      record.version,
      at,
    ]);
    return row?.version ?? null;
  }
}
