import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const problemSchema = {
  type: 'object',
  description: 'What was refused and why (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'In the language asked for' },
    code: { type: 'string', description: 'Stable: programs branch on it' },
    requestId: { type: ['string', 'null'] },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const problemStatuses: Readonly<Record<string, string>> = {
  400: 'The input is malformed or breaks a rule',
  401: 'Nobody is signed in',
  403: 'The permission is missing',
  404: 'It does not exist, or is outside the caller’s scope',
  409: 'The state of things does not allow it',
  412: 'Somebody changed it since it was read',
  413: 'Too large',
  422: 'It cannot be done with these values',
  428: 'A change must name the version it was made from',
  429: 'Too often',
};

interface Operation {
  responses: Record<string, unknown>;
  'x-permission'?: string;
  parameters?: { in: string; name: string }[];
}

function statusesOf(path: string, method: string, operation: Operation): string[] {
  const isPublic = operation['x-permission']?.startsWith('public') ?? false;
  const changes = method !== 'get';
  return [
    '400',
    ...(isPublic ? [] : ['401', '403']),
    ...(path.includes('{') ? ['404'] : []),
    ...(changes ? ['409', '413', '422', '429'] : []),
    ...(operation.parameters?.some(({ name }) => name === 'If-Match') ? ['412', '428'] : []),
  ];
}

/** The OpenAPI 3.1 document of an application: made from the code, with every refusal named (API-1, API-3). */
export function openApiOf(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Guichê')
    .setDescription('Customer service over all channels: tickets, messages, customers, configuration.')
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Access token of a session, or an API token' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  const schemas = (document.components ??= {}).schemas ?? {};
  document.components.schemas = { ...schemas, Problem: problemSchema as never };
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, value] of Object.entries(methods as Record<string, unknown>)) {
      const operation = value as Operation;
      if (!operation.responses) continue;
      for (const status of statusesOf(path, method, operation)) {
        operation.responses[status] ??= {
          description: problemStatuses[status],
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        };
      }
    }
  }
  return document;
}
