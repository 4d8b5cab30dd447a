export { statement, unnamed, type Statement } from './statement.js';
export type { ReadTx, Tx } from './transaction.js';
export { withTransactionHook } from './transaction-hook.js';
export { UnitOfWork } from './unit-of-work.js';
export { isForeignKeyViolation, isUniqueViolation, mayBeRetried, violatedConstraint } from './database-errors.js';
export { Announcer } from './announcer.js';
export { Listener } from './listener.js';
export { databaseConfig, DatabaseModule, dataSourceOptions } from './database.module.js';
