import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { hasMasks, type Actor } from '@guiche/identity';
import { addMilliseconds, Clock, Conflict, Forbidden, Invalid, newId } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import { HandlesJob, Jobs, RetryLater, type JobRun } from '@guiche/platform/jobs';
import { Outbox } from '@guiche/platform/outbox';
import { personalDataSections, type Person } from '@guiche/platform/personal-data';
import { StoredFiles } from '@guiche/platform/storage';
import { contactChanged } from '../contacts/contact.events.js';
import { PersonExport } from './person-export.js';
import { PersonFinder, type FoundPerson, type PersonSubject } from './person-finder.js';
import { anonymisePerson, exportPersonalData, forgetExports } from './personal-data.jobs.js';
import {
  PersonalDataRequestRepository,
  type RequestKind,
  type RequestRow,
} from './personal-data-request.repository.js';

const bite = 500;
const exportDays = 7;
const dayMs = 86_400_000;
const maxExportBytes = 4 * 1_073_741_824;

/** What anonymising a person would do, before it is done. */
export interface AnonymisationPreview {
  readonly name: string;
  /** How many rows of each section. */
  readonly counts: readonly {
    readonly section: string;
    readonly label: Record<'pt-BR' | 'en', string>;
    readonly count: number;
  }[];
  /** Why it cannot be done now, as an error code. */
  readonly objection: string | null;
}

/** What a person may ask for by law (IAM-17): all that is known of him, and to be forgotten. */
@Injectable()
export class PersonalDataRequests {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly finder: PersonFinder,
    private readonly requests: PersonalDataRequestRepository,
    private readonly exports: PersonExport,
    private readonly files: StoredFiles,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(subject: PersonSubject): Promise<RequestRow[]> {
    return this.uow.read(async (tx) => {
      await this.finder.find(tx, subject);
      return this.requests.ofSubject(tx, subject);
    });
  }

  preview(subject: PersonSubject): Promise<AnonymisationPreview> {
    return this.uow.read(async (tx) => {
      const person = await this.finder.find(tx, subject);
      const counts = [];
      for (const { name, label, count } of personalDataSections())
        counts.push({ section: name, label, count: await count(tx, person) });
      return {
        name: person.name,
        counts: counts.filter(({ count }) => count > 0),
        objection: await objection(tx, person),
      };
    });
  }

  /** Nobody is given by a file what is masked for him on the screen. */
  async export(actor: Actor, subject: PersonSubject): Promise<RequestRow> {
    if (hasMasks(actor.scope)) throw new Forbidden('contact.export-is-unmasked');
    return this.uow.run(async (tx) => {
      const person = await this.finder.find(tx, subject);
      const request = await this.begin(tx, 'export', { actor, subject, person });
      await this.jobs.schedule(tx, exportPersonalData, { requestId: request.id });
      return request;
    });
  }

  /** `confirmation` is the person's name, typed. What everybody sees is erased at once, the rest by a job. */
  anonymise(actor: Actor, subject: PersonSubject, confirmation: string): Promise<RequestRow> {
    return this.uow.run(async (tx) => {
      const person = await this.finder.find(tx, subject);
      if (person.anonymisedAt !== null) throw new Conflict('contact.already-anonymised');
      if (confirmation.trim() !== person.name.trim())
        throw new Invalid('platform.invalid-input', {}, [{ field: 'confirmation', code: 'contact.name-not-repeated' }]);
      const against = await objection(tx, person);
      if (against !== null) throw new Conflict(against);
      const request = await this.begin(tx, 'anonymisation', { actor, subject, person });
      await this.eraseWhole(tx, request, person);
      for (const contactId of person.contactIds) await this.outbox.record(tx, contactChanged({ contactId }));
      await this.jobs.schedule(tx, anonymisePerson, { requestId: request.id });
      return (await this.requests.find(tx, request.id)) ?? request;
    });
  }

  @HandlesJob(exportPersonalData)
  async runExport({ payload: { requestId }, lastAttempt }: JobRun<{ requestId: string }>): Promise<void> {
    const request = await this.uow.read((tx) => this.requests.find(tx, requestId));
    if (request === null || request.clues === null) return;
    try {
      const { subjectType, subjectId, requestedAt } = request;
      const counts: Record<string, number> = {};
      const head = { subject: subjectType, id: subjectId, requestedAt: requestedAt.toISOString() };
      const file = await this.files.put(this.exports.stream(request.clues, head, counts), {
        name: `dados-pessoais-${subjectId}.json`,
        maxBytes: maxExportBytes,
        uploadedBy: request.requestedBy,
      });
      await this.uow.run(async (tx) => {
        await this.files.attach(tx, file.id);
        const at = this.clock.now();
        const expiresAt = addMilliseconds(at, exportDays * dayMs);
        await this.requests.end(tx, requestId, { state: 'done', at, counts, fileId: file.id, expiresAt, error: null });
      });
    } catch (error) {
      if (lastAttempt) await this.fail(requestId, error);
      throw error;
    }
  }

  @HandlesJob(anonymisePerson)
  async runAnonymisation({
    payload: { requestId },
    signal,
    lastAttempt,
  }: JobRun<{ requestId: string }>): Promise<void> {
    try {
      const request = await this.uow.read((tx) => this.requests.find(tx, requestId));
      const person = request?.clues;
      if (!request || !person) return;
      const tools = { files: this.files, requestedAt: request.requestedAt };
      for (const section of personalDataSections()) {
        for (let more = true; more;) {
          if (signal.aborted) throw new RetryLater(1_000, 'the process ended');
          more = await this.uow.run(async (tx) => {
            const count = await section.erase(tx, person, bite, tools);
            if (count > 0) await this.requests.advance(tx, requestId, section.name, count);
            return count > 0;
          });
          if (more) await pause(5);
        }
      }
      await this.uow.run(async (tx) => {
        const at = this.clock.now();
        const done = await this.requests.end(tx, requestId, {
          state: 'done',
          at,
          fileId: null,
          expiresAt: null,
          error: null,
        });
        if (done) this.tell(tx, 'anonymised', { type: done.subjectType, id: done.subjectId }, done.counts);
      });
    } catch (error) {
      if (lastAttempt && !(error instanceof RetryLater)) await this.fail(requestId, error);
      throw error;
    }
  }

  @HandlesJob(forgetExports)
  async forgetExports(): Promise<void> {
    for (let more = true; more;) {
      more = await this.uow.run(async (tx) => {
        const over = await this.requests.expired(tx, this.clock.now(), 50);
        await this.requests.dropFiles(
          tx,
          over.map(({ id }) => id),
        );
        await this.files.forget(
          tx,
          over.map(({ fileId }) => fileId),
        );
        return over.length === 50;
      });
    }
  }

  private async begin(
    tx: Tx,
    kind: RequestKind,
    { actor, subject, person }: { actor: Actor; subject: PersonSubject; person: FoundPerson },
  ): Promise<RequestRow> {
    const { contactIds, customerIds, clues } = person;
    const request = await this.requests.insert(tx, {
      id: newId(),
      kind,
      subject,
      requestedBy: actor.userId,
      requestedAt: this.clock.now(),
      counts: {},
      person: { contactIds, customerIds, clues },
    });
    if (request === null) throw new Conflict('contact.request-running');
    this.tell(tx, kind === 'export' ? 'export-personal-data' : 'anonymise', subject);
    return request;
  }

  /** The sections that everybody sees, whole and in the transaction of the request. */
  private async eraseWhole(tx: Tx, request: RequestRow, person: Person): Promise<void> {
    const tools = { files: this.files, requestedAt: request.requestedAt };
    for (const section of personalDataSections().filter(({ atOnce }) => atOnce === true)) {
      for (let count = 1; count > 0;) {
        count = await section.erase(tx, person, bite, tools);
        if (count > 0) await this.requests.advance(tx, request.id, section.name, count);
      }
    }
  }

  private async fail(id: string, error: unknown): Promise<void> {
    const why = error instanceof Error ? error.name : 'Error';
    await this.uow.run((tx) =>
      this.requests.end(tx, id, { state: 'failed', at: this.clock.now(), fileId: null, expiresAt: null, error: why }),
    );
  }

  /** Without the name: it must not come back by the entry that says it is gone. */
  private tell(tx: Tx, verb: string, subject: PersonSubject, counts: Readonly<Record<string, number>> = {}): void {
    this.audit.record(tx, { action: `${subject.type}s.${verb}`, subject, after: { ...counts } });
  }
}

async function objection(tx: ReadTx, person: Person): Promise<string | null> {
  for (const section of personalDataSections()) {
    const against = await section.objection?.(tx, person);
    if (against) return against;
  }
  return null;
}
