import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Sealed, Secrets } from '../secrets/index.js';
import type { LaidOutMail } from './mail-layout.js';
import type { MailSettingsValues } from './mail-settings.js';

/** Why a mail did not go: `refused` will not go better next time, `unreachable` may. */
export class MailProblem extends Error {
  constructor(
    readonly kind: 'refused' | 'unreachable',
    message: string,
  ) {
    super(message);
    this.name = 'MailProblem';
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/** Speaks to the mail server. One connection per mail: notifications are few, and nothing is kept open to a server that may change. */
@Injectable()
export class Smtp {
  constructor(private readonly secrets: Secrets) {}

  async send(settings: MailSettingsValues, to: string, mail: LaidOutMail, messageId?: string): Promise<void> {
    const { host, port, security, user, sealedPassword, fromName, fromAddress, replyTo } = settings;
    const pass = sealedPassword === null ? '' : this.secrets.open(Sealed.fromColumn(sealedPassword));
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(user !== '' && { auth: { user, pass } }),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      // What a template brings is text: nothing in it may read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from: { name: fromName, address: fromAddress },
        to: { name: '', address: to },
        ...(replyTo !== '' && { replyTo }),
        ...mail,
        ...(messageId !== undefined && { messageId: `<${messageId}@${fromAddress.split('@')[1] ?? 'localhost'}>` }),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw problemOf(error as SmtpError);
    } finally {
      transport.close();
    }
  }
}

/** A 5xx answer is final, except for a sign-in that failed: somebody is going to correct the password. */
function problemOf(error: SmtpError): MailProblem {
  const isFinal = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  const refused = isFinal && (error.responseCode ?? 0) >= 500;
  return new MailProblem(refused ? 'refused' : 'unreachable', error.message);
}
