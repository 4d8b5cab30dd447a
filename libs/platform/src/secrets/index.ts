export { Sealed } from './sealed.js';
export { Secrets } from './secrets.js';
export { SecretsModule } from './secrets.module.js';
