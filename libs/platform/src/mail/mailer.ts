import { Injectable } from '@nestjs/common';
import type { Language } from '../context/index.js';
import { UnitOfWork, type Tx } from '../database/index.js';
import { defineJob, GiveUp, HandlesJob, Jobs, type JobRun } from '../jobs/index.js';
import { Sealed, Secrets } from '../secrets/index.js';
import { definedMail, wordsOfMail, type MailTemplate } from './mail-template.js';
import { layOut } from './mail-layout.js';
import { MailSettings } from './mail-settings.js';
import { MailProblem, Smtp } from './smtp.js';

/** A mail to one person. */
export interface OutgoingMail<V extends string = string> {
  readonly to: string;
  readonly template: MailTemplate<V>;
  readonly language: Language;
  readonly values: Readonly<Record<V, string>>;
}

interface SendMail {
  readonly template: string;
  readonly language: Language;
  /** Address and values, sealed: a link in them may open an account. */
  readonly sealed: string;
}

/** Carries one mail to the mail server. */
export const sendMail = defineJob<SendMail>('platform.send-mail', {
  family: 'mail',
  actsFor: 'system: a notification that its sender has decided on',
  maxAttempts: 12,
});

/** Sends notification mails: in the transaction of their cause, delivered by a job (ORG-6). */
@Injectable()
export class Mailer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly secrets: Secrets,
    private readonly settings: MailSettings,
    private readonly smtp: Smtp,
  ) {}

  /** Whether a sender is set up; without one, mails wait as failed jobs until there is. */
  async isSetUp(): Promise<boolean> {
    const { value } = await this.uow.read((tx) => this.settings.read(tx));
    return value.host !== '' && value.fromAddress !== '';
  }

  async send<V extends string>(tx: Tx, { to, template, language, values }: OutgoingMail<V>): Promise<void> {
    const sealed = this.secrets.seal(JSON.stringify({ to, values })).toColumn();
    await this.jobs.schedule(tx, sendMail, { template: template.code, language, sealed });
  }

  @HandlesJob(sendMail)
  async run({ id, payload }: JobRun<SendMail>): Promise<void> {
    const template = definedMail(payload.template);
    if (!template) throw new GiveUp(`This release knows no mail ${payload.template}`);
    const { value: settings, brand } = await this.uow.read(async (tx) => ({
      ...(await this.settings.read(tx)),
      brand: await this.settings.brand(tx),
    }));
    if (settings.host === '' || settings.fromAddress === '') throw new GiveUp('No mail server is set up');
    const { to, values } = JSON.parse(this.secrets.open(Sealed.fromColumn(payload.sealed))) as {
      to: string;
      values: Record<string, string>;
    };
    const words = wordsOfMail(template, payload.language, { platform: brand.name, ...values });
    try {
      // The same id at every attempt, so that a mail program recognises one that came twice.
      await this.smtp.send(settings, to, layOut(words, settings, brand), id);
    } catch (error) {
      if (error instanceof MailProblem && error.kind === 'refused') throw new GiveUp(error.message);
      throw error;
    }
  }
}
