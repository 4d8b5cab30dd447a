export { Records, defineRecordKind, type PlainRecord, type RecordKind, type ValuesOf } from './records.js';
export { RecordsModule } from './records.module.js';
export {
  deleteRecord,
  getRecord,
  insertRecord,
  linkedIds,
  listRecords,
  lockRecord,
  setLinks,
  updateRecord,
  type Changes,
  type LinkTable,
  type Refusals,
  type VersionedRecord,
} from './record.repository.js';
export { inUse, missing, taken } from './refusals.js';
