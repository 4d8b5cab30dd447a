export { createLogger, createPlainLogger, logConfig, rootLogger } from './logger.js';
export { Metrics } from './metrics.js';
export { Health, type HealthReport } from './health.js';
export { logRequests } from './request-log.js';
export { ObservabilityModule } from './observability.module.js';
