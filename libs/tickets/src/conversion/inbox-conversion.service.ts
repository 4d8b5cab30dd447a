import { Injectable } from '@nestjs/common';
import { OccurrenceDirectory } from '@guiche/catalogue';
import { Inboxes } from '@guiche/channels';
import { UserDirectory } from '@guiche/identity';
import { Clock, Invalid, NotFound, StaleVersion } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import type { UpdateInboxConversionDto } from './inbox-conversion.dto.js';
import { InboxConversionRepository, type ConversionRecord } from './inbox-conversion.repository.js';

/** Keeps how the intakes of each inbox become tickets (TKT-2). */
@Injectable()
export class InboxConversionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly conversions: InboxConversionRepository,
    private readonly occurrences: OccurrenceDirectory,
    private readonly users: UserDirectory,
    private readonly inboxes: Inboxes,
    private readonly audit: AuditLog,
  ) {}

  get(inboxId: string): Promise<ConversionRecord> {
    return this.uow.read(async (tx) => {
      const found = await this.conversions.find(tx, inboxId);
      if (!found) throw new NotFound('platform.not-found');
      return found;
    });
  }

  /** Of every inbox, for the configuration document. */
  all(): Promise<ConversionRecord[]> {
    return this.uow.read((tx) => this.conversions.all(tx));
  }

  update(inboxId: string, version: number, changes: UpdateInboxConversionDto): Promise<ConversionRecord> {
    return this.uow.run(async (tx) => {
      const before = await this.conversions.find(tx, inboxId);
      if (!before) throw new NotFound('platform.not-found');
      const wanted = { ...before, ...given(changes), version };
      await this.check(tx, wanted, before);
      const saved = await this.conversions.save(tx, wanted, this.clock.now());
      if (saved === null) throw new StaleVersion();
      const inbox = await this.inboxes.find(tx, inboxId);
      this.audit.record(tx, {
        action: 'inbox-conversions.update',
        subject: { type: 'inbox-conversion', id: inboxId, name: inbox?.name ?? null },
        before: values(before),
        after: values(wanted),
      });
      return { ...wanted, version: saved };
    });
  }

  private async check(tx: Tx, wanted: ConversionRecord, before: ConversionRecord): Promise<void> {
    await this.occurrences.checkClassification(tx, wanted, before);
    const { creatorId } = wanted;
    if (creatorId === null || creatorId === before.creatorId) return;
    const active = await this.users.activeAmong(tx, [creatorId]);
    if (active.has(creatorId)) return;
    throw new Invalid('platform.invalid-input', {}, [{ field: 'creatorId', code: 'platform.field.no-such-record' }]);
  }
}

/** Without the members that were left out: those stay as they are. */
const given = (changes: UpdateInboxConversionDto): Partial<ConversionRecord> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

const values = ({ inboxId: _inbox, version: _version, ...rest }: ConversionRecord): Record<string, unknown> => rest;
