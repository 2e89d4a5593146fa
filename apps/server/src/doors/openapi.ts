import { ERRORS, type ErrorName } from '@chat-js/protocol/errors.ts';
import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { ROUTES, routeOf } from '@chat-js/protocol/routes.ts';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** Errors that any operation may answer, by audience and by what every door checks. */
const ALWAYS: readonly ErrorName[] = ['INVALID_FORM_BODY', 'RATE_LIMITED', 'STORAGE_FULL', 'UNAVAILABLE'];

/** The OpenAPI 3.1 document of the whole API, made from the table of operations. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(ROUTES) as OperationName[]) {
    const { method, path } = routeOf(name);
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(name) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chat-JS',
      version,
      description: 'The API of a Chat-JS server. Its paths, objects and errors have the shape of the Discord API v10.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v10' }],
    paths,
    components: {
      schemas: componentsOf(),
      securitySchemes: { Bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The token of POST /auth/login' } },
    },
  };
}

function describe(name: OperationName): Json {
  const operation = operations[name];
  const { params, query, body, answer, status, audience, errors, bodyField } = operation as (typeof operations)[OperationName] & {
    params: Record<string, z.ZodType>;
    query: Record<string, z.ZodType>;
    body: Record<string, z.ZodType>;
    answer: z.ZodType | null;
  };
  const hasBody = Object.keys(body).length > 0;
  const bodySchema = inputSchema(bodyField === undefined ? z.object(body) : (body[bodyField] ?? z.never()));
  return {
    operationId: name,
    summary: operation.summary,
    ...(operation.onlyOnSocket && { description: 'It belongs to one connection: it is called on the socket, and refused over HTTP.' }),
    tags: [name.split('.')[0]],
    security: audience === 'anyone' ? [] : [{ Bearer: [] }],
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query'), ...(operation.audited ? [REASON] : [])],
    ...(hasBody && {
      requestBody: {
        required: !z.object(body).safeParse({}).success,
        content: {
          'application/json': { schema: bodySchema },
          ...(operation.files && { 'multipart/form-data': { schema: formSchema(bodySchema) } }),
        },
      },
    }),
    responses: {
      ...(answer === null
        ? { 204: { description: 'Done' } }
        : { [status]: { description: 'Success', content: { 'application/json': { schema: answerSchema(answer) } } } }),
      ...errorResponses([
        ...ALWAYS,
        ...(audience === 'anyone' ? [] : (['UNAUTHORIZED', 'WAITING_FOR_APPROVAL'] as const)),
        ...(hasBody ? (['INVALID_JSON', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
        ...errors,
      ]),
    },
  };
}

/** A JSON body with a file beside it. */
function formSchema(body: Json): Json {
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  return { type: 'object', properties: { payload_json: body, 'files[0]': file }, required: ['payload_json'] };
}

/** Percent-encoded. */
const REASON: Json = {
  name: 'X-Audit-Log-Reason',
  in: 'header',
  required: false,
  description: 'Why, for the audit log; percent-encoded',
  schema: { type: 'string' },
};

function parameters(shape: Record<string, z.ZodType>, place: 'path' | 'query'): Json[] {
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !schema.safeParse(undefined).success,
    schema: inputSchema(schema),
  }));
}

function errorResponses(names: readonly ErrorName[]): Record<string, Json> {
  const responses: Record<string, Json> = {};
  for (const name of new Set(names)) {
    const { status, code, message } = ERRORS[name];
    const before = responses[status]?.description;
    responses[status] = {
      description: `${before ? `${before} · ` : ''}${code}: ${message}`,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    };
  }
  return responses;
}

const COMPONENT = (id: string) => `#/components/schemas/${id}`;

function componentsOf(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { io: 'output', uri: COMPONENT, unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
}

/** Answers name their components; what they hold is written once. */
function answerSchema(schema: z.ZodType): Json {
  return withRefs(schema, 'output');
}

function inputSchema(schema: z.ZodType): Json {
  return withRefs(schema, 'input');
}

function withRefs(schema: z.ZodType, io: 'input' | 'output'): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (id !== undefined && io === 'output') return { $ref: COMPONENT(id) };
  const { $schema, $defs, id: _, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
