import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { TooMany } from '@guiche/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentCause } from '../context/index.js';
import { languageOf } from './messages.js';
import { isRefusal, problemOf } from './problem.js';
import { ownFormOf } from './refusal-forms.js';

/** Answers every error with a problem document; what is a fault of ours is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(error, request, reply, this.logger);
  }
}

/** The same for errors that Fastify meets before Nest does. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): void {
  if (reply.sent) return;
  const requestId = String(request.id ?? '') || null;
  // The guard knows a signed-in user's language; what fails before the cause is there has only the header.
  const cause = currentCause();
  const language = cause.requestId === null ? languageOf(request.headers['accept-language']) : cause.language;
  const problem = problemOf(error, language, requestId);
  if (!isRefusal(error)) logger.error(error instanceof Error ? error.stack : String(error), { requestId });
  if (error instanceof TooMany) void reply.header('retry-after', String(error.retryAfterSeconds));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  const ownForm = ownFormOf(request.url);
  if (ownForm) {
    void reply.status(problem.status).header('content-type', 'application/json; charset=utf-8');
    void reply.send(JSON.stringify(ownForm(problem)));
    return;
  }
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
