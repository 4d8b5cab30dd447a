import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Page } from './page.js';

/** Turns pages into bodies with their headers, and gives every answer that has a `version` its ETag. */
@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    return next.handle().pipe(
      map((result: unknown) => {
        if (result instanceof Page) return this.page(result as Page<unknown>, request, reply);
        const version = (result as { version?: unknown } | null | undefined)?.version;
        if (typeof version === 'number') void reply.header('etag', `"${version}"`);
        return result;
      }),
    );
  }

  private page(page: Page<unknown>, request: FastifyRequest, reply: FastifyReply): unknown {
    if (page.total !== null) {
      const resource = request.url.split('?')[0]?.split('/').at(-1) ?? 'items';
      const end = Math.max(page.offset, page.offset + page.count - 1);
      void reply.header('content-range', `${resource} ${page.offset}-${end}/${page.total}`);
      if (!page.exact) void reply.header('x-total-capped', 'true');
    }
    if (page.nextCursor) void reply.header('x-next-cursor', page.nextCursor);
    if (typeof page.body === 'string') void reply.header('content-type', 'application/json; charset=utf-8');
    return page.body;
  }
}
