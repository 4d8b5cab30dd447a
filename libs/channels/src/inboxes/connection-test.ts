import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '@guiche/kernel';
import { currentCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { adapterOf } from '../adapters/registry.js';
import { InboxCache } from './inbox-cache.js';
import type { ConnectionTestResponse } from './inbox.dto.js';
import { InboxRepository } from './inbox.repository.js';
import { checkedSecrets, checkedSettings, requireSecrets } from './inbox-settings.js';
import { secretsAfter } from './secrets-after.js';

/** What is to be tried: a form as it stands, before it is saved. */
export interface ConnectionTestInput {
  readonly provider: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly inboxId?: string | null;
}

/** Asks the provider whether these settings work, before anything is saved (CHN-1). */
@Injectable()
export class ConnectionTest {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly inboxes: InboxRepository,
    private readonly cache: InboxCache,
  ) {}

  async run(input: ConnectionTestInput): Promise<ConnectionTestResponse> {
    const adapter = adapterOf(input.provider);
    const settings = checkedSettings(adapter, input.settings);
    const typed = checkedSecrets(adapter, input.secrets ?? {});
    const secrets = input.inboxId ? await this.withKept(input.inboxId, input.provider, settings, typed) : typed;
    requireSecrets(adapter, Object.keys(secrets));
    const report = await adapter.testConnection({ settings, secrets });
    const { language } = currentCause();
    const problems = report.problems.map((words) => (language === 'en' ? words.en : words.ptBR));
    return { ok: report.ok, problems, details: { ...report.details } };
  }

  private async withKept(
    inboxId: string,
    provider: string,
    settings: Record<string, unknown>,
    typed: Record<string, string>,
  ): Promise<Record<string, string>> {
    const record = await this.uow.read((tx) => this.inboxes.find(tx, inboxId));
    if (record === null) throw new NotFound('platform.not-found');
    if (record.provider !== provider) throw new Conflict('channels.provider-is-fixed');
    const { secrets } = this.cache.opened(record);
    return secretsAfter(adapterOf(provider), { settings: record.settings, secrets }, settings, typed);
  }
}
