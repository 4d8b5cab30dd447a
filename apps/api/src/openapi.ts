import { createHttpApp, openApiOf } from '@guiche/platform/http';
import { ApiModule } from './api.module.js';
import { apiVersion } from './documents.js';

/** The OpenAPI document of the api as it stands in the code; nothing is connected. */
export async function openApiDocument(): Promise<object> {
  const app = await createHttpApp(ApiModule, { logger: false, preview: true });
  return openApiOf(app, apiVersion);
}
