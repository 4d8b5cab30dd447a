import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { addMilliseconds, Clock, Invalid } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { installationConfig } from '@guiche/platform/config';
import { amendCause } from '@guiche/platform/context';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { defineJob, HandlesJob, Jobs, type JobRun } from '@guiche/platform/jobs';
import { defineMail, Mailer } from '@guiche/platform/mail';
import { Sealed, Secrets } from '@guiche/platform/secrets';
import { AccessDirectory } from '../access/access-directory.js';
import { hashPassword } from '../sign-in/password.js';
import { Sessions } from '../sign-in/sessions.js';
import { SignInSettings } from '../sign-in/sign-in-settings.js';
import { SignInThrottle } from '../sign-in/sign-in-throttle.js';
import type { User } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';
import { PasswordResetRepository } from './password-reset.repository.js';

const lifeMs = 30 * 60_000;
const hourMs = 3_600_000;
/** Nobody's mailbox is filled by somebody who types his name again and again. */
const mailsPerHour = 3;

const resetMail = defineMail<'name' | 'link' | 'minutes'>('identity.mail.password-reset.', { link: 'link' });

interface Forgotten {
  /** What was typed, sealed: people type their password into the wrong field. */
  readonly sealed: string;
  readonly to: 'desk' | 'admin';
}

/** Looks for the account and mails the link. Away from the request, so that its answer takes as long whether there is one. */
export const mailPasswordLink = defineJob<Forgotten>('identity.mail-password-link', {
  family: 'mail',
  actsFor: 'system: whoever forgot his password is not signed in',
});

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Gives somebody who forgot his password another one, by a link to the mailbox that is his (IAM-2). */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly resets: PasswordResetRepository,
    private readonly users: UserRepository,
    private readonly throttle: SignInThrottle,
    private readonly settings: SignInSettings,
    private readonly sessions: Sessions,
    private readonly directory: AccessDirectory,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly secrets: Secrets,
    private readonly audit: AuditLog,
  ) {}

  /** The same work and the same answer for every login, known or not. */
  async ask(login: string, to: 'desk' | 'admin', ip: string | null): Promise<void> {
    const typed = login.trim();
    await this.throttle.require({ login: `forgotten:${typed}`, ip: ip && `forgotten:${ip}`, deviceId: null });
    const sealed = this.secrets.seal(typed).toColumn();
    await this.uow.run((tx) => this.jobs.schedule(tx, mailPasswordLink, { sealed, to }));
  }

  @HandlesJob(mailPasswordLink)
  async run({ payload: { sealed, to } }: JobRun<Forgotten>): Promise<void> {
    const login = this.secrets.open(Sealed.fromColumn(sealed));
    // No text of PostgreSQL's holds it, so nobody's login does.
    if (login.includes('\0')) return;
    await this.uow.run(async (tx) => {
      const found = await this.users.byLogin(tx, login);
      const user = found?.active ? await this.users.lock(tx, found.id) : null;
      if (user && (await this.mayHaveOne(tx, user))) await this.mail(tx, user, to);
    });
  }

  /** Sets the password. The link is void afterwards, and every session of his is over. */
  async reset(token: string, password: string): Promise<void> {
    const now = this.clock.now();
    await this.uow.run(async (tx) => {
      const userId = await this.resets.use(tx, hashOf(token), now);
      const user = userId && (await this.users.lock(tx, userId));
      if (!user || !user.active || !(await this.mayUseIt(tx, user))) throw linkOver();
      await this.settings.checkPassword(tx, 'password', password, user);
      // Last, so that nobody makes us work with tokens he invents.
      const passwordHash = await hashPassword(password);
      await this.users.update(tx, user, { passwordHash, mustChangePassword: false }, now);
      await this.resets.voidOthers(tx, user.id, now);
      await this.sessions.end(tx, { userId: user.id }, 'password-reset');
      await this.directory.changed(tx, [user.id], 'password reset');
      amendCause({ actor: { kind: 'user', id: user.id, name: user.name } });
      this.note(tx, 'reset-password', user);
    });
  }

  private async mayHaveOne(tx: Tx, user: User): Promise<boolean> {
    if (!(await this.mayUseIt(tx, user))) return false;
    const since = addMilliseconds(this.clock.now(), -hourMs);
    return (await this.resets.countSince(tx, user.id, since)) < mailsPerHour;
  }

  /** Where only the root signs in with a password, nobody else is given one. */
  private async mayUseIt(tx: Tx, user: User): Promise<boolean> {
    return user.isRoot || !(await this.settings.policy(tx)).localOnlyForRoot;
  }

  private async mail(tx: Tx, user: User, to: 'desk' | 'admin'): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.resets.insert(tx, hashOf(token), user.id, now, addMilliseconds(now, lifeMs));
    // Behind the #, so that the token reaches neither servers nor their logs.
    const link = `${installationConfig().publicUrl}/${to}/reset-password#token=${token}`;
    const values = { name: user.displayName, link, minutes: String(lifeMs / 60_000) };
    await this.mailer.send(tx, { to: user.email, template: resetMail, language: user.language, values });
    this.note(tx, 'mail-password-link', user);
  }

  private note(tx: Tx, verb: string, { id, name }: User): void {
    this.audit.record(tx, { action: `users.${verb}`, subject: { type: 'user', id, name } });
  }
}

const linkOver = (): Invalid =>
  new Invalid('platform.invalid-input', {}, [{ field: 'token', code: 'identity.reset-link-over' }]);
