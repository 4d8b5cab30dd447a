import { Conflict, Invalid } from '@guiche/kernel';

/** For a unique constraint: another record already has this value. */
export const taken =
  (field: string, code = 'platform.field.taken') =>
  (): Invalid =>
    new Invalid('platform.invalid-input', {}, [{ field, code }]);

/** For a foreign key: there is no such record. */
export const missing = (field: string) => (): Invalid =>
  new Invalid('platform.invalid-input', {}, [{ field, code: 'platform.field.no-such-record' }]);

/** For references from elsewhere: it cannot be deleted, only deactivated. */
export const inUse = (): Conflict => new Conflict('platform.record-in-use');
