import {
  applyDecorators,
  HttpCode,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { addMilliseconds, Clock, Conflict, Invalid, Unprocessable } from '@guiche/kernel';
import { currentCause } from '../context/index.js';
import { statement, UnitOfWork, withTransactionHook, type Tx } from '../database/index.js';

const createsKey = 'guiche:creates';
/** A request that never came back is given up after this long, and its key may be used again. */
const leaseMs = 60_000;

/** Marks a POST that creates: answers 201 and understands `Idempotency-Key` (API-4). */
export const Creates = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(createsKey, true),
    HttpCode(201),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A key of the client’s own: the same request with the same key is carried out once',
      schema: { type: 'string', maxLength: 200 },
    }),
  ) as MethodDecorator;

const begin = statement(
  'platform.idempotency-begin',
  `INSERT INTO idempotency_key (owner, key, request_hash, created_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (owner, key) DO UPDATE SET created_at = EXCLUDED.created_at, request_hash = EXCLUDED.request_hash
     WHERE idempotency_key.status IS NULL AND NOT idempotency_key.committed AND idempotency_key.created_at < $5
   RETURNING 1 AS begun`,
);
const find = statement(
  'platform.idempotency-find',
  `SELECT request_hash, status, response, committed FROM idempotency_key WHERE owner = $1 AND key = $2`,
);
const commit = statement(
  'platform.idempotency-commit',
  `UPDATE idempotency_key SET committed = true WHERE owner = $1 AND key = $2`,
);
const finish = statement(
  'platform.idempotency-finish',
  `UPDATE idempotency_key SET status = $3, response = $4, committed = true WHERE owner = $1 AND key = $2`,
);
const abandon = statement(
  'platform.idempotency-abandon',
  `DELETE FROM idempotency_key WHERE owner = $1 AND key = $2 AND NOT committed`,
);

interface KeyRow {
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly response: unknown;
  readonly committed: boolean;
}

/** Carries a creating request out once per key and owner; a repeat gets the first answer again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const creates = Reflect.getMetadata(createsKey, context.getHandler()) as boolean | undefined;
    if (!creates || context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw new Invalid('platform.invalid-input', {}, [
        { field: 'Idempotency-Key', code: 'platform.field.is-idempotency-key' },
      ]);
    }
    return from(this.once(key, request, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async once(key: string, request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const { actor } = currentCause();
    const owner = `${actor.kind}:${actor.id ?? request.ip}`;
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
      .digest();
    const now = this.clock.now();
    const begun = await this.uow.once(begin, [owner, key, hash, now, addMilliseconds(now, -leaseMs)]);
    if (begun.length === 0) return this.repeat(owner, key, hash, reply);
    try {
      // The first transaction of the request marks the key as used, so that a crash before the answer is kept
      // cannot make a repeat create a second record.
      const mark = async (tx: Tx): Promise<void> => void (await tx.rows(commit, [owner, key]));
      const result = await withTransactionHook(
        (tx) => tx.beforeCommit(() => mark(tx)),
        () => lastValueFrom(next.handle()),
      );
      await this.uow.once(finish, [owner, key, 201, JSON.stringify(result ?? null)]);
      return result;
    } catch (error) {
      await this.uow.once(abandon, [owner, key]);
      throw error;
    }
  }

  private async repeat(owner: string, key: string, hash: Buffer, reply: FastifyReply): Promise<unknown> {
    const [row] = await this.uow.once<KeyRow>(find, [owner, key]);
    if (row && !row.request_hash.equals(hash)) throw new Unprocessable('platform.idempotency-key-reused');
    if (!row || row.status === null) {
      throw new Conflict(row?.committed ? 'platform.idempotent-answer-lost' : 'platform.idempotent-request-running');
    }
    void reply.header('idempotent-replayed', 'true');
    return row.response;
  }
}
