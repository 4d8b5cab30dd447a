export { Settings, type Setting } from './settings.js';
export { SettingsModule } from './settings.module.js';
