import { Injectable } from '@nestjs/common';
import { Conflict, Invalid } from '@guiche/kernel';
import { AuditLog } from '../audit/index.js';
import { currentCause } from '../context/index.js';
import { UnitOfWork, type Tx } from '../database/index.js';
import { compare, type Comparison, type Operation } from './comparison.js';
import { ConfigurationDocumentRepository } from './configuration-document.repository.js';
import { mayDo, type ConfigurationActor, type ConfigurationKind, type StoredRecord } from './configuration-kind.js';
import { ConfigurationKinds } from './configuration-kinds.js';
import { ConfigurationPeople } from './configuration-people.js';
import { fingerprintOf, planOf, problemsOf, type ConfigurationPlan } from './configuration-plan.js';
import { problemAt, type DocumentProblem } from './document-problem.js';
import { readDocument, type WrittenDocument } from './document-text.js';
import { writeDocument } from './document-writer.js';
import { Execution, type Refused } from './execution.js';
import { People, Present, type RecordsOfKind } from './present.js';
import { keyOf } from './record-key.js';

interface Installation {
  readonly kinds: readonly RecordsOfKind[];
  readonly people: People;
}

interface Seen {
  readonly written: WrittenDocument;
  readonly comparison: Comparison;
  readonly fingerprint: string;
  readonly problems: readonly DocumentProblem[];
}

/**
 * The whole configuration as one document (ORG-7): exported, compared, planned and applied. A plan is a rehearsal: it does
 * everything through the services that answer the API and undoes it, so what it says is what applying would do. Whoever
 * applies is bounded by his own permissions, for each record as if he did it by hand (IAM-8).
 */
@Injectable()
export class ConfigurationDocuments {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly kinds: ConfigurationKinds,
    private readonly people: ConfigurationPeople,
    private readonly repository: ConfigurationDocumentRepository,
    private readonly audit: AuditLog,
  ) {}

  /** The installation as far as the actor may list it. */
  export(actor: ConfigurationActor): Promise<string> {
    return this.uow.together(async (tx) => {
      const { kinds, people } = await this.read(tx);
      const [seen, unseen] = parted(kinds, ({ kind }) => mayDo(kind, 'list', actor));
      const only = (found: readonly RecordsOfKind[]): ConfigurationKind[] => found.map(({ kind }) => kind);
      this.audit.record(tx, {
        action: 'configuration.export',
        subject: { type: 'configuration' },
        after: { kinds: only(seen).map(({ name }) => name) },
      });
      return writeDocument(only(seen), new Present(kinds, people), only(unseen), currentCause().language);
    });
  }

  /** What differs between the installation and a document, without asking whether it could be applied. */
  drift(actor: ConfigurationActor, text: string): Promise<ConfigurationPlan> {
    return this.uow.rehearse(async (tx) => this.report(await this.see(tx, actor, text)));
  }

  /** What applying the document would do, found out by doing it and undoing it again. */
  plan(actor: ConfigurationActor, text: string): Promise<ConfigurationPlan> {
    return this.uow.rehearse(async (tx) => {
      const seen = await this.see(tx, actor, text);
      return this.report({ ...seen, problems: await this.carryOut(tx, actor, seen) });
    });
  }

  /** Does what was planned, all of it or nothing; refused when anything is not as the plan saw it. */
  apply(actor: ConfigurationActor, text: string, fingerprint: string): Promise<ConfigurationPlan> {
    return this.uow.together(async (tx) => {
      await this.repository.lock(tx);
      const seen = await this.see(tx, actor, text);
      if (seen.fingerprint !== fingerprint) throw new Conflict('platform.configuration.changed-since');
      const problems = await this.carryOut(tx, actor, seen);
      const plan = this.report({ ...seen, problems });
      if (problems.length > 0) throw refusal(plan);
      const { added, changed, removed } = plan;
      if (added + changed + removed > 0) {
        this.audit.record(tx, {
          action: 'configuration.apply',
          subject: { type: 'configuration', id: fingerprint },
          after: { added, changed, removed },
        });
      }
      return plan;
    });
  }

  private async see(tx: Tx, actor: ConfigurationActor, text: string): Promise<Seen> {
    const written = readDocument(
      text,
      this.kinds.all().map(({ name, key, fields }) => ({
        name,
        isSingle: 'single' in key,
        fields: Object.keys(fields),
      })),
    );
    const { kinds, people } = await this.read(tx);
    const comparison = compare(kinds, people, written, actor);
    const own = comparison.operations.flatMap(({ problems }) => problems);
    const problems = [...written.problems, ...own].sort((a, b) => a.line - b.line || a.column - b.column);
    const fingerprint = fingerprintOf(text, kinds, new Present(kinds, people));
    return { written, comparison, fingerprint, problems };
  }

  /** All problems: those of the document, and what the services refuse. With the former, only what is sound is tried. */
  private async carryOut(tx: Tx, actor: ConfigurationActor, seen: Seen): Promise<DocumentProblem[]> {
    const { comparison, problems, written } = seen;
    const placed = comparison.operations.filter(({ kind }) => kind.writtenInOrderOf !== undefined);
    const moved = new Set(placed.filter((operation) => !isNothing(operation)).map(({ kind }) => kind));
    const sound = comparison.operations.filter((operation) => {
      return operation.problems.length === 0 && (!isNothing(operation) || moved.has(operation.kind));
    });
    const execution = new Execution(this.uow, this.kinds, actor, comparison.present, sound);
    const refused = await execution.run();
    // What only waits for a record that is a problem itself needs no mention of its own.
    const isWaiting = ({ error }: Refused): boolean => error.code === 'platform.configuration.waits-for-another';
    const isExplained = problems.length > 0 || refused.some((one) => !isWaiting(one));
    const own = isExplained ? refused.filter((one) => !isWaiting(one)) : refused;
    const found = [...problems, ...problemsOf(own)];
    if (found.length === 0 && sound.length > 0) found.push(...(await this.unsettled(tx, actor, written)));
    return found.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** What would differ again although all was done: two records want one place. Applying twice must change nothing. */
  private async unsettled(tx: Tx, actor: ConfigurationActor, written: WrittenDocument): Promise<DocumentProblem[]> {
    const { kinds, people } = await this.read(tx);
    return compare(kinds, people, written, actor).operations.flatMap(({ kind, path, place, differences, problems }) =>
      differences.length === 0 || problems.length > 0
        ? []
        : [
            problemAt(place ?? { line: 1, column: 1 }, 'platform.configuration.does-not-settle', {
              kind: kind.name,
              key: keyOf(path),
              params: { fields: differences.map(({ field }) => field).join(', ') },
            }),
          ],
    );
  }

  private report({ comparison, problems, fingerprint }: Seen): ConfigurationPlan {
    return planOf(comparison, problems, fingerprint, currentCause().language);
  }

  private async read(tx: Tx): Promise<Installation> {
    const kinds: RecordsOfKind[] = [];
    for (const kind of this.kinds.all()) {
      kinds.push({ kind, records: (await kind.read(this.kinds.serviceOf(kind))) as readonly StoredRecord[] });
    }
    return { kinds, people: new People(await this.people.all(tx)) };
  }
}

const isNothing = ({ change, differences }: Operation): boolean => change === 'change' && differences.length === 0;

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** Every problem, as fields of the refusal: where, then what. */
function refusal({ problems }: ConfigurationPlan): Invalid {
  const fields = problems.map(({ line, column, kind, key, field, code, message }) => ({
    field: [`${line}:${column}`, kind, key, field].filter((part) => part !== null && part !== '').join(' '),
    code: 'platform.configuration.problem',
    params: { code, message },
  }));
  return new Invalid('platform.configuration.refused', { count: problems.length }, fields);
}
