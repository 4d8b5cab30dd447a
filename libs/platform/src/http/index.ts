export { accessKey, accessOf, Public, Requires, SignedIn, type AccessDeclaration } from './access.js';
export { AccessMap, type AccessRow } from './access-map.js';
export { createHttpApp, type HttpAppOptions } from './create-http-app.js';
export { HttpModule } from './http.module.js';
export { Creates } from './idempotency.js';
export {
  bool,
  defineList,
  exactly,
  filterSql,
  holding,
  instant,
  linked,
  ListQuery,
  parseListRequest,
  text,
  uuid,
  type Bind,
  type FilterField,
  type ListDefinition,
  type ListRequest,
} from './list.js';
export { listPage, totalCap, type ListSource } from './list-page.js';
export { ListOf } from './lists.js';
export { languageOf, wordsFor } from './messages.js';
export { openApiOf } from './open-api.js';
export { Page, type PageFacts } from './page.js';
export { isRefusal, problemOf, statusOf, type Problem } from './problem.js';
export { receiveFile } from './receive-file.js';
export { refuseInOwnForm } from './refusal-forms.js';
export { sendProblem } from './problem.filter.js';
export { Optional, Trimmed } from './fields.js';
export { TakesFiles } from './takes-files.js';
export { fieldErrors, UuidParam, validationPipe } from './validation.js';
export { ExpectedVersion, UpdateBody } from './versions.js';
