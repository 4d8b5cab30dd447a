export {
  boolEnv,
  checkConfiguration,
  checkTogether,
  ConfigurationError,
  defineConfig,
  enumEnv,
  forgetConfiguration,
  intEnv,
  optionalEnv,
  secretEnv,
  strEnv,
  urlEnv,
  type EnvReader,
} from './config.js';
export { installationConfig } from './installation.js';
export { projectRoot } from './project-root.js';
