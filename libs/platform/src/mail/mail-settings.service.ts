import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@guiche/kernel';
import { AuditLog } from '../audit/index.js';
import { currentCause } from '../context/index.js';
import { UnitOfWork } from '../database/index.js';
import { Secrets } from '../secrets/index.js';
import { Settings } from '../settings/index.js';
import { layOut, type LaidOutMail, type MailLayout } from './mail-layout.js';
import type { MailSettingsResponse, TestMailResponse, UpdateMailSettingsDto } from './mail-settings.dto.js';
import { MailSettings, mailSettingsKey, type MailSettingsValues } from './mail-settings.js';
import { defineMail, wordsOfMail } from './mail-template.js';
import { MailProblem, Smtp } from './smtp.js';

/** Shows that the sender works, and what a mail looks like. */
const testMail = defineMail<'link'>('platform.mail.test.', { link: 'link' });

/** Keeps the sender and the layout of notification mails (ORG-6). */
@Injectable()
export class MailSettingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly mail: MailSettings,
    private readonly secrets: Secrets,
    private readonly smtp: Smtp,
    private readonly audit: AuditLog,
  ) {}

  async read(): Promise<MailSettingsResponse> {
    const { value, version } = await this.uow.read((tx) => this.mail.read(tx));
    return responseOf(value, version);
  }

  update(version: number, changes: UpdateMailSettingsDto): Promise<MailSettingsResponse> {
    return this.uow.run(async (tx) => {
      const { value: before } = await this.mail.read(tx);
      const { password, ...plain } = changes;
      const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
      const asked: MailSettingsValues = { ...before, ...given };
      const after = { ...asked, sealedPassword: this.sealed(before, asked, password) };
      const saved = await this.settings.write(tx, mailSettingsKey, after, version, this.clock.now());
      this.audit.record(tx, {
        action: 'mail.update',
        subject: { type: 'mail-settings', name: 'mail' },
        before: audited(before),
        after: audited(after),
      });
      return responseOf(saved.value, saved.version);
    });
  }

  /** Sends at once, so that the administrator sees what the mail server says. */
  async test(to: string): Promise<TestMailResponse> {
    const { value: settings } = await this.uow.read((tx) => this.mail.read(tx));
    if (settings.host === '' || settings.fromAddress === '') throw new Conflict('platform.mail-not-set-up');
    const problem = await this.smtp.send(settings, to, await this.laidOut(settings)).then(
      () => null,
      (error: unknown) => {
        if (error instanceof MailProblem) return error.message;
        throw error;
      },
    );
    await this.uow.run(async (tx) =>
      this.audit.record(tx, {
        action: 'mail.test',
        subject: { type: 'mail-settings', name: 'mail' },
        after: { to, ok: problem === null },
      }),
    );
    return { ok: problem === null, problem };
  }

  async preview(layout: Partial<MailLayout>): Promise<LaidOutMail> {
    const { value } = await this.uow.read((tx) => this.mail.read(tx));
    return this.laidOut({ header: layout.header ?? value.header, footer: layout.footer ?? value.footer });
  }

  private async laidOut(layout: MailLayout): Promise<LaidOutMail> {
    const brand = await this.uow.read((tx) => this.mail.brand(tx));
    const values = { platform: brand.name, link: 'https://example.com' };
    return layOut(wordsOfMail(testMail, currentCause().language, values), layout, brand);
  }

  /** A password is good for the server it was given for: with another one it is asked for again, or a new server would be told it. */
  private sealed(before: MailSettingsValues, after: MailSettingsValues, password: string | undefined): string | null {
    if (password === '') return null;
    if (password !== undefined) return this.secrets.seal(password).toColumn();
    return before.host === after.host && before.user === after.user ? before.sealedPassword : null;
  }
}

const responseOf = ({ sealedPassword, ...shown }: MailSettingsValues, version: number): MailSettingsResponse => ({
  ...shown,
  passwordSet: sealedPassword !== null,
  version,
});

const audited = ({ sealedPassword, ...shown }: MailSettingsValues): Record<string, unknown> => ({
  ...shown,
  password: sealedPassword,
});
