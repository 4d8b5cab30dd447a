import type { ReadTx } from '../database/index.js';
import { chainHash } from './audit-chain.js';
import { AuditRepository } from './audit.repository.js';

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
  let previous: { seq: string; hash: Buffer } = { seq: '0', hash: Buffer.alloc(0) };
  let entries = 0;
  let anchored = anchor === undefined || anchor.startsWith('0:');
  for (;;) {
    const page = await repository.chainAfter(tx, previous.seq, pageSize);
    for (const { hash, ...entry } of page) {
      const expected = String(BigInt(previous.seq) + 1n);
      if (entry.seq !== expected) findings.push(missing(expected, String(BigInt(entry.seq) - 1n)));
      if (!chainHash(previous.hash, entry).equals(hash)) {
        findings.push(
          `Entry ${entry.seq} does not fit what precedes it: it was changed or inserted, or something before it removed.`,
        );
      }
      if (anchor === `${entry.seq}:${hash.toString('hex')}`) anchored = true;
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

const missing = (from: string, to: string): string =>
  from === to ? `Entry ${from} is missing.` : `Entries ${from} to ${to} are missing.`;
