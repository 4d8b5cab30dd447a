/** A schema of the OpenAPI document, as far as the tests read it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly minimum?: number;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly description?: string;
}

interface RawOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
  readonly 'x-permission'?: string;
}

/** The document that the running product publishes. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One method of one path. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Schema of the JSON body, if it takes one. */
  readonly body: Schema | null;
  readonly permission: string;
  /** The façade answers in the words of Citrus, not with problem documents. */
  readonly citrus: boolean;
  /** Browsers walk through it: it answers where to go next. */
  readonly redirects: boolean;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of the document. */
export function operationsOf({ paths }: OpenApi): Operation[] {
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: operation.parameters ?? [],
        body: operation.requestBody?.content['application/json']?.schema ?? null,
        permission: operation['x-permission'] ?? 'nothing declared',
        citrus: /^\/api\/(usuario|atendimentos)\//.test(path),
        redirects: '302' in operation.responses,
      })),
  );
}

/** Values of members that a schema alone does not tell how to fill. */
export type Examples = Readonly<Record<string, unknown>>;

/** A body that the schema allows; ids are taken from `ids` one after the other. */
export function sampleOf(schema: Schema, document: OpenApi, examples: Examples, nextId: () => string): unknown {
  const { $ref, anyOf, oneOf, allOf, properties, items, enum: values } = schema;
  if ($ref) {
    const found = document.components.schemas[$ref.split('/').at(-1) ?? ''];
    return found ? sampleOf(found, document, examples, nextId) : null;
  }
  const [first] = anyOf ?? oneOf ?? allOf ?? [];
  if (first) return sampleOf(first, document, examples, nextId);
  if (values) return values[0];
  if (properties) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [
        name,
        name in examples ? examples[name] : sampleOf(member, document, examples, nextId),
      ]),
    );
  }
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'string':
      if (schema.format === 'uuid') return nextId();
      return schema.format === 'date-time' ? '2026-11-23T12:00:00.000Z' : 'texto';
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    case 'array':
      return items ? [sampleOf(items, document, examples, nextId)] : [];
    default:
      return {};
  }
}
