import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock, Invalid, NotFound, StaleVersion } from '@guiche/kernel';
import { AuditLog } from '../audit/index.js';
import { UnitOfWork, type ReadTx } from '../database/index.js';
import { defaultDaysOf, retentionClasses, type RetentionClass } from '../personal-data/index.js';
import { RetentionRepository } from './retention.repository.js';

/** A class of data with the period that holds for it. */
export interface Policy {
  readonly definition: RetentionClass;
  readonly days: number | null;
  readonly version: number;
  readonly updatedAt: Date | null;
  readonly doneThrough: Date | null;
}

/** Counting goes no further than this. */
export const previewCap = 100_000;

const dayMs = 86_400_000;
const maxDays = 36_500;

/** How long each class of data is kept (IAM-17). */
@Injectable()
export class RetentionPolicies {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: RetentionRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(): Promise<Policy[]> {
    return this.uow.read((tx) => this.all(tx));
  }

  async all(tx: ReadTx): Promise<Policy[]> {
    const decided = new Map((await this.repository.policies(tx)).map((row) => [row.dataClass, row]));
    return retentionClasses().map((definition) => {
      const row = decided.get(definition.code);
      // A row of version 1 only notes how far the clean-up came; nobody decided anything yet.
      const days = row === undefined || row.version === 1 ? defaultDaysOf(definition) : row.days;
      return {
        definition,
        days,
        version: row?.version ?? 1,
        updatedAt: row && row.version > 1 ? row.updatedAt : null,
        doneThrough: row?.doneThrough ?? null,
      };
    });
  }

  async find(code: string): Promise<Policy> {
    const policy = (await this.list()).find(({ definition }) => definition.code === code);
    if (!policy) throw new NotFound('platform.not-found');
    return policy;
  }

  async update(code: string, version: number, days: number | null): Promise<Policy> {
    const { definition } = await this.find(code);
    check(definition, days);
    await this.uow.run(async (tx) => {
      const before = (await this.all(tx)).find((policy) => policy.definition.code === code);
      const row = await this.repository.setPolicy(tx, code, days, version, this.clock.now());
      if (row === null) throw new StaleVersion();
      this.audit.record(tx, {
        action: 'retention-policies.update',
        subject: { type: 'retention-policy', id: code, name: definition.label['pt-BR'] },
        before: { days: before?.days ?? null },
        after: { days },
      });
    });
    return this.find(code);
  }

  /** What these days would remove now. */
  async preview(code: string, days: number | null): Promise<{ count: number; exact: boolean }> {
    const { definition } = await this.find(code);
    check(definition, days);
    if (days === null) return { count: 0, exact: true };
    const before = addMilliseconds(this.clock.now(), -days * dayMs);
    const count = await this.uow.read((tx) => definition.count(tx, before, previewCap + 1));
    return { count: Math.min(count, previewCap), exact: count <= previewCap };
  }
}

function check({ minDays }: RetentionClass, days: number | null): void {
  if (days === null || (days >= minDays && days <= maxDays)) return;
  const [code, first] = days < minDays ? ['platform.field.min', minDays] : ['platform.field.max', maxDays];
  throw new Invalid('platform.invalid-input', {}, [{ field: 'days', code, params: { first } }]);
}
