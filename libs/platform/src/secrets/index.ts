export { Sealed } from './sealed.js';
export { Secrets } from './secrets.js';
export { SecretsModule } from './secrets.module.js';
import './platform-sealed.js';
export { rotateSecrets, type Rotation } from './rotate-secrets.js';
export { defineSealedColumn, sealedColumns, type SealedColumn } from './sealed-columns.js';
