import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** A refusal in the words of Citrus. */
export class CitrusRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** Answers it as Citrus does: `{"message": "…"}`. */
@Catch(CitrusRefusal)
export class CitrusRefusalFilter implements ExceptionFilter<CitrusRefusal> {
  catch(refusal: CitrusRefusal, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (refusal.retryAfterSeconds) void reply.header('retry-after', String(refusal.retryAfterSeconds));
    void reply.status(refusal.status).send({ message: refusal.message });
  }
}
