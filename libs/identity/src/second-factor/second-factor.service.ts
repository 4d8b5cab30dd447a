import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { renderSVG } from 'uqr';
import { Clock, Conflict, Forbidden, Invalid, TooMany } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { Secrets } from '@guiche/platform/secrets';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { OwnPassword } from '../sign-in/own-password.js';
import { Sessions } from '../sign-in/sessions.js';
import { UserGuard } from '../users/user-guard.js';
import { UserRepository } from '../users/user.repository.js';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import type { NewSecondFactorResponse, SecondFactorResponse } from './second-factor.dto.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { SecondFactors } from './second-factors.js';
import { base32, otpauthUri } from './totp.js';

/** Turns second factors on and off (IAM-2): one's own, and, for an administrator, that of somebody who lost his. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rows: SecondFactorRepository,
    private readonly factors: SecondFactors,
    private readonly passwords: OwnPassword,
    private readonly users: UserRepository,
    private readonly guard: UserGuard,
    private readonly secrets: Secrets,
    private readonly sessions: Sessions,
    private readonly directory: AccessDirectory,
    private readonly audit: AuditLog,
  ) {}

  state(userId: string): Promise<SecondFactorResponse> {
    return this.uow.read(async (tx) => ({
      on: await this.factors.isOn(tx, userId),
      required: await this.rows.isRequired(tx, userId),
      recoveryCodesLeft: await this.rows.codesLeft(tx, userId),
    }));
  }

  /** A new secret, in force only once a first code of it was right. */
  async begin(actor: Actor, password: string | undefined): Promise<NewSecondFactorResponse> {
    requirePerson(actor);
    await this.passwords.require(actor.userId, 'password', password);
    const secret = randomBytes(20);
    return this.uow.run(async (tx) => {
      const user = await this.users.get(tx, actor.userId);
      const sealed = this.secrets.seal(secret.toString('base64')).toColumn();
      const began = await this.rows.begin(tx, user.id, sealed, this.clock.now());
      if (!began) throw new Conflict('identity.second-factor-on');
      const uri = otpauthUri(secret, 'Guichê', user.email);
      return { secret: base32(secret), uri, qrCode: renderSVG(uri, { border: 2 }) };
    });
  }

  /** Puts it in force, ends the other sessions, and answers the recovery codes. */
  async confirm(actor: Actor, code: string): Promise<string[]> {
    requirePerson(actor);
    return this.uow.run(async (tx) => {
      const row = await this.rows.lock(tx, actor.userId);
      if (!row || row.confirmedAt) throw new Conflict('identity.second-factor-not-begun');
      if (!(await this.factors.confirms(tx, actor.userId, row, code))) throw wrongCode();
      await this.rows.confirm(tx, actor.userId, this.clock.now());
      await this.sessions.end(tx, { userId: actor.userId, except: actor.sessionId }, 'second-factor-on');
      this.note(tx, 'turn-on-second-factor', actor.userId, actor.name);
      await this.directory.changed(tx, [actor.userId], 'second factor on');
      return this.newCodes(tx, actor.userId);
    });
  }

  /** New recovery codes; the old ones are void. */
  async renewCodes(actor: Actor, code: string): Promise<string[]> {
    await this.requireCode(actor, code);
    return this.uow.run(async (tx) => {
      this.note(tx, 'renew-recovery-codes', actor.userId, actor.name);
      return this.newCodes(tx, actor.userId);
    });
  }

  async turnOff(actor: Actor, code: string): Promise<void> {
    const isRequired = await this.uow.read((tx) => this.rows.isRequired(tx, actor.userId));
    if (isRequired) throw new Conflict('identity.second-factor-required');
    await this.requireCode(actor, code);
    await this.uow.run((tx) => this.remove(tx, actor.userId, actor.name, 'turn-off-second-factor'));
  }

  /** For somebody who lost device and codes; his sessions end, since whoever asks may not be he. */
  async reset(actor: Actor, userId: string): Promise<void> {
    if (userId === actor.userId) throw new Conflict('identity.own-second-factor-elsewhere');
    await this.uow.run(async (tx) => {
      const user = await this.users.lock(tx, userId);
      await this.guard.requireMayChange(tx, actor, user);
      await this.remove(tx, userId, user.name, 'reset-second-factor');
      await this.sessions.end(tx, { userId }, 'second-factor-reset');
    });
  }

  private async requireCode(actor: Actor, code: string): Promise<void> {
    requirePerson(actor);
    const check = await this.factors.check(actor.userId, code, null);
    if (check.kind === 'throttled') throw new TooMany('identity.too-many-attempts', check.retryAfterSeconds);
    if (check.kind === 'wrong') throw wrongCode();
  }

  private async remove(tx: Tx, userId: string, name: string, verb: string): Promise<void> {
    if (!(await this.rows.remove(tx, userId))) throw new Conflict('identity.second-factor-off');
    this.note(tx, verb, userId, name);
    await this.directory.changed(tx, [userId], 'second factor off');
  }

  private async newCodes(tx: Tx, userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.rows.replaceCodes(
      tx,
      userId,
      codes.map((code) => hashOfRecoveryCode(userId, code)),
    );
    return codes;
  }

  private note(tx: Tx, verb: string, id: string, name: string): void {
    this.audit.record(tx, { action: `users.${verb}`, subject: { type: 'user', id, name } });
  }
}

const wrongCode = (): Invalid =>
  new Invalid('platform.invalid-input', {}, [{ field: 'code', code: 'identity.second-factor-wrong' }]);

function requirePerson(actor: Actor): void {
  if (actor.kind !== 'user') throw new Forbidden('identity.not-with-api-token');
}
