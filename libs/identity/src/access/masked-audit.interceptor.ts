import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { Forbidden } from '@guiche/kernel';
import { Page } from '@guiche/platform/http';
import type { UserScope } from './access-scope.js';
import type { RequestWithActor } from './current-actor.js';
import { hasMasks, masked, maskedName } from './mask.js';
import type { MaskedField } from './reach.js';

interface Entry {
  readonly subject: { readonly type: string; readonly name: string | null };
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

const fields: Readonly<Record<string, MaskedField>> = { phone: 'phone', email: 'email', taxId: 'document' };
const subjects: readonly string[] = ['contact', 'customer'];

/**
 * The audit trail as somebody under masks reads it (IAM-9): what he is not shown of a customer elsewhere he is not shown
 * in what was changed of him either. The trail itself knows neither masks nor who reads; an export of it is refused.
 */
@Injectable()
export class MaskedAudit implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor, routeOptions } = context.switchToHttp().getRequest<RequestWithActor>();
    // The route and not the address, which may be written in more than one way.
    const route = routeOptions.url ?? '';
    if (!actor || !hasMasks(actor.scope) || !/^\/api\/v1\/audit-entries(?:\/|$)/.test(route)) return next.handle();
    if (route.startsWith('/api/v1/audit-entries/export')) throw new Forbidden('identity.masked-export');
    const show = (entry: Entry): Entry => maskedEntry(actor.scope, entry);
    return next
      .handle()
      .pipe(map((answer: unknown) => (answer instanceof Page ? (answer as Page<Entry>).map(show) : answer)));
  }
}

function maskedEntry(scope: UserScope, entry: Entry): Entry {
  if (!subjects.includes(entry.subject.type)) return entry;
  const values = (side: Record<string, unknown> | null): Record<string, unknown> | null =>
    side && Object.fromEntries(Object.entries(side).map(([name, value]) => [name, maskedValue(scope, name, value)]));
  return {
    ...entry,
    subject: { ...entry.subject, name: maskedName(scope, entry.subject.name) },
    before: values(entry.before),
    after: values(entry.after),
  };
}

function maskedValue(scope: UserScope, name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const field = fields[name];
  return field ? masked(scope, field, value) : name === 'name' ? maskedName(scope, value) : value;
}
