import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import { openApiOf } from '@guiche/platform/http';

/** The version of the API that the document names. */
export const apiVersion = '1.0';

/** Serves the OpenAPI document and a page to browse it (API-1); made on the first request, for the start must be quick. */
export function serveDocuments(app: INestApplication): void {
  let document: ReturnType<typeof openApiOf> | null = null;
  SwaggerModule.setup('api/docs', app, () => (document ??= openApiOf(app, apiVersion)), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Guichê API',
  });
}
