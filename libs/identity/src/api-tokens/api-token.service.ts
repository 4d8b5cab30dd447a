import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Clock, Invalid, newId, NotFound, parseInstant, Unauthenticated } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { AccessDirectory } from '../access/access-directory.js';
import { may, type Actor } from '../access/actor.js';
import { holdingOf, requireKnown, requireMayGrant } from '../access/may-grant.js';
import { apiTokenPermissions } from '../identity.permissions.js';
import { PermissionReleases } from '../permissions/permission-releases.js';
import type { CreateApiTokenDto } from './api-token.dto.js';
import type { ApiToken } from './api-token.entity.js';
import { ApiTokenRepository, noteTokenUse, type UsableToken } from './api-token.repository.js';

/** How a token text begins, so that secret scanners and people recognise it. */
export const apiTokenPrefix = 'gck_';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Keys of external clients (IAM-4): shown once, stored as hashes, never more powerful than their owner. */
@Injectable()
export class ApiTokenService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly tokens: ApiTokenRepository,
    private readonly releases: PermissionReleases,
    private readonly directory: AccessDirectory,
    private readonly audit: AuditLog,
  ) {}

  /** The actor's own tokens; everybody's with the permission for it. */
  list(actor: Actor, request: ListRequest): Promise<Page<ApiToken>> {
    return this.uow.read((tx) => this.tokens.list(tx, request, ownersOf(actor)));
  }

  async create(actor: Actor, input: CreateApiTokenDto): Promise<{ record: ApiToken; token: string }> {
    const now = this.clock.now();
    const expiresAt = input.expiresAt ? requireFuture(input.expiresAt, now) : null;
    const token = `${apiTokenPrefix}${randomBytes(32).toString('base64url')}`;
    return this.uow.run(async (tx) => {
      requireKnown(input.permissions, await this.releases.visibleTo(tx, actor));
      requireMayGrant(actor, { ...holdingOf(actor), permissions: new Set(input.permissions) });
      const record = await this.tokens.insert(tx, {
        id: newId(),
        userId: actor.userId,
        name: input.name,
        prefix: token.slice(0, 10),
        hash: hashOf(token),
        permissions: [...input.permissions].sort(),
        expiresAt,
        lastUsedAt: null,
        revokedAt: null,
        version: 1,
        createdAt: now,
      });
      this.audit.record(tx, {
        action: 'api-tokens.create',
        subject: { type: 'api-token', id: record.id, name: record.name },
        after: { userId: record.userId, permissions: record.permissions, expiresAt },
      });
      return { record, token };
    });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const at = this.clock.now();
      const revoked = await this.tokens.revoke(tx, id, ownersOf(actor), at);
      if (!revoked) throw new NotFound('platform.not-found');
      this.audit.record(tx, {
        action: 'api-tokens.revoke',
        subject: { type: 'api-token', id, name: revoked.name },
        before: { userId: revoked.userId, revokedAt: null },
        after: { userId: revoked.userId, revokedAt: at },
      });
      await this.directory.changed(tx, [revoked.userId], 'API token revoked');
    });
  }

  /** Whoever brings this token: its owner's reach, and of the token's permissions those that he holds right now. */
  async authenticate(token: string): Promise<Actor> {
    const now = this.clock.now();
    const found = await this.uow.read((tx) => this.tokens.usable(tx, hashOf(token), now));
    const actor = found && (await this.actorWith(found));
    if (!found || !actor) throw new Unauthenticated('identity.token-invalid');
    if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > 60_000) {
      await this.uow.once(noteTokenUse, [found.id, now]);
    }
    return actor;
  }

  /** The same for a token that was brought earlier; null when it is no longer good. */
  async actorOf(tokenId: string): Promise<Actor | null> {
    const found = await this.uow.read((tx) => this.tokens.usableById(tx, tokenId, this.clock.now()));
    return found && this.actorWith(found);
  }

  private async actorWith({ id, userId, name, permissions }: UsableToken): Promise<Actor | null> {
    const owner = await this.directory.actorOf(undefined, userId);
    if (!owner) return null;
    // A duty is a matter of somebody who sits before a screen.
    const { duty: _owed, ...rest } = owner;
    return {
      ...rest,
      kind: 'api-token',
      name: `${owner.name} (${name})`,
      isRoot: false,
      permissions: new Set(permissions.filter((code) => owner.permissions.has(code))),
      tokenId: id,
    };
  }
}

/** ISO 8601 knows spellings that are no instant to us: a token must not become one without end because of it. */
function requireFuture(text: string, now: Date): Date {
  const at = parseInstant(text);
  if (at && at > now) return at;
  const code = at ? 'identity.expiry-in-the-past' : 'platform.field.is-iso8601';
  throw new Invalid('platform.invalid-input', {}, [{ field: 'expiresAt', code }]);
}

const ownersOf = (actor: Actor): string | null => (may(actor, apiTokenPermissions.manageOthers) ? null : actor.userId);
