import type { ReadTx } from '../database/index.js';
import { chainHash } from './audit-chain.js';
import { AuditRepository } from './audit.repository.js';
import { areProven } from './personal-values.js';

/** What a check of the trail found. */
export interface AuditVerdict {
  readonly intact: boolean;
  readonly entries: number;
  /** Number and hash of the last entry; noted somewhere else they later prove that the end was not cut off. */
  readonly head: { readonly seq: string; readonly hash: string };
  /** One sentence per finding; the first one tells where the trail was altered, later ones may follow from it. */
  readonly findings: readonly string[];
}

const pageSize = 1_000;
const enough = 20;

/**
 * Walks the whole trail and recomputes its hashes: a changed, removed or inserted entry is found. `anchor` is a head that
 * was noted earlier (`<seq>:<hash>`); it must still be part of the chain.
 */
export async function verifyAudit(tx: ReadTx, anchor?: string): Promise<AuditVerdict> {
  const repository = new AuditRepository();
  const findings: string[] = [];
  const start = (await repository.readStart(tx)) ?? { seq: '0', hash: Buffer.alloc(0) };
  let previous: { seq: string; hash: Buffer } = start;
  let entries = 0;
  let anchored = anchor === undefined || anchor.startsWith('0:') || anchor === textOf(start);
  if (start.seq !== '0' && !(await repository.isCutAttested(tx, start))) {
    findings.push(
      `The trail begins after entry ${start.seq}, and no entry says that retention removed what was before.`,
    );
  }
  for (;;) {
    const page = await repository.chainAfter(tx, previous.seq, pageSize);
    for (const { hash, kept, ...entry } of page) {
      const expected = String(BigInt(previous.seq) + 1n);
      if (entry.seq !== expected) findings.push(missing(expected, String(BigInt(entry.seq) - 1n)));
      if (!chainHash(previous.hash, entry).equals(hash)) {
        findings.push(
          `Entry ${entry.seq} does not fit what precedes it: it was changed or inserted, or something before it removed.`,
        );
      }
      if (kept !== null && !areProven(entry, kept)) {
        findings.push(`What is kept of the person in entry ${entry.seq} is not what was recorded: it was changed.`);
      }
      if (anchor === textOf({ seq: entry.seq, hash })) anchored = true;
      previous = { seq: entry.seq, hash };
      entries++;
    }
    if (page.length < pageSize || findings.length >= enough) break;
  }
  const head = await repository.readHead(tx);
  if (findings.length < enough && (!head || head.seq !== previous.seq || !head.hash.equals(previous.hash))) {
    findings.push(
      `The trail should end with entry ${head?.seq ?? '?'}, but ends with entry ${previous.seq}: its end was removed or added to.`,
    );
  }
  if (!anchored) findings.push(`The anchor ${anchor} is not part of the trail.`);
  return {
    intact: findings.length === 0,
    entries,
    head: { seq: previous.seq, hash: previous.hash.toString('hex') },
    findings,
  };
}

const textOf = ({ seq, hash }: { seq: string; hash: Buffer }): string => `${seq}:${hash.toString('hex')}`;

const missing = (from: string, to: string): string =>
  from === to ? `Entry ${from} is missing.` : `Entries ${from} to ${to} are missing.`;
