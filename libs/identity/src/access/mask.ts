import { Invalid } from '@guiche/kernel';
import type { AccessScope } from './access-scope.js';
import type { MaskedField } from './reach.js';

const sign = '•';

/** Whether somebody is shown this field of customers only masked (IAM-9). */
export const isMasked = (scope: AccessScope, field: MaskedField): boolean =>
  scope.kind === 'user' && (scope.masked?.includes(field) ?? false);

/** Whether anything of customers is hidden from somebody: spares looking at what is shown to all others as it is. */
export const hasMasks = (scope: AccessScope): boolean => scope.kind === 'user' && (scope.masked?.length ?? 0) > 0;

/** A value as somebody is shown it: enough of it is left to recognise what one knows, too little to learn it. */
export function masked<Value extends string | null | undefined>(
  scope: AccessScope,
  field: MaskedField,
  value: Value,
): Value {
  if (!value || !isMasked(scope, field)) return value;
  return maskText(field, value) as Value;
}

/** People whose name nobody knows are called by their number or address: then that is hidden, too. */
export function maskedName<Name extends string | null>(scope: AccessScope, name: Name): Name {
  if (!name) return name;
  if (isMasked(scope, 'phone') && /^\+?[\d\s().-]{8,}$/.test(name)) return maskText('phone', name) as Name;
  if (isMasked(scope, 'email') && /^\S+@\S+$/.test(name)) return maskText('email', name) as Name;
  return name;
}

function maskText(field: MaskedField, value: string): string {
  if (field === 'email') {
    const domain = value.slice(value.lastIndexOf('.'));
    return `${value.slice(0, 1)}${sign.repeat(3)}@${sign.repeat(3)}${domain.length <= 4 ? domain : ''}`;
  }
  // As long as the value, so that a document still looks like one; its last two signs are left.
  return `${sign.repeat(Math.max(value.length - 2, 6))}${value.slice(-2)}`;
}

/**
 * What somebody may write into a field that is masked for him: the masked text that he read comes back unchanged and
 * means "leave it as it is" (undefined); anything else is refused, for its answer would tell what he must not see.
 */
export function unmaskedInput<Value extends string | null>(
  scope: AccessScope,
  field: MaskedField,
  { name, value, current }: { name: string; value: Value | undefined; current: string | null },
): Value | undefined {
  if (value === undefined || !isMasked(scope, field)) return value;
  if (value === masked(scope, field, current)) return undefined;
  throw new Invalid('platform.invalid-input', {}, [{ field: name, code: 'identity.masked-field' }]);
}

/** Refuses lists that are filtered or sorted by a field that is masked for whoever asks: their order tells the values. */
export function refuseMaskedFilters(
  scope: AccessScope,
  request: { readonly filter: Readonly<Record<string, unknown>>; readonly sort: { readonly field: string } },
  fields: Readonly<Record<string, MaskedField>>,
): void {
  for (const [name, field] of Object.entries(fields)) {
    if (!isMasked(scope, field) || !(name in request.filter || request.sort.field === name)) continue;
    throw new Invalid('platform.invalid-list-request', {}, [{ field: name, code: 'identity.masked-field' }]);
  }
}
