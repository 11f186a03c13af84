import { z } from 'zod';
import type { Config } from '../../config.ts';
import { problems, type ProblemCode } from '../../problems.ts';
import { access, type RouteName, type Rule } from '../access.ts';
import * as schemas from '../schemas.ts';
import { version } from '../version.ts';
import { operations, type Answer, type Operation } from './operations.ts';

type Json = { [key: string]: unknown };

const FILE_PROBLEMS: readonly ProblemCode[] = [
  'SERVER_BUSY',
  'STORE_UNAVAILABLE',
  'UPLOAD_EMPTY',
  'UPLOAD_TOO_LARGE',
  'UPLOAD_TOTAL_TOO_LARGE',
  'UPLOAD_TOO_MANY_FILES',
  'UPLOAD_INCOMPLETE',
  'MULTIPART_BROKEN',
  'MULTIPART_FIELD',
  'MULTIPART_NO_FILE',
  'ENCODING_UNSUPPORTED',
  'FILE_PDF',
  'FILE_PDF_SEVERAL',
  'FILE_PDF_ENCRYPTED',
  'FILE_PDF_BROKEN',
  'FILE_PDF_TOO_COMPLEX',
  'FILE_ZIP',
  'FILE_WORD',
  'FILE_HTML',
  'FILE_OTHER',
];

/** The OpenAPI 3.1 description, made from access.ts, operations.ts and schemas.ts. */
export function describeApi(config: Pick<Config, 'publicUrl'>): Json {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(operations) as RouteName[]) {
    const [method = '', path = ''] = name.split(' ');
    const template = path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[template] ??= {})[method.toLowerCase()] = describeOperation(name);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Rechnungsweg',
      version,
      summary: 'E-Rechnungen an Behörden einreichen und verfolgen / deliver e-invoices to public authorities',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: config.publicUrl }],
    paths,
    components: { schemas: componentSchemas(), securitySchemes },
  };
}

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', description: 'Token of an organisation or an administrator' },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'rechnungsweg',
    description: 'Signed in by POST /api/v1/session; named __Host-rechnungsweg on https',
  },
};

function describeOperation(name: RouteName): Json {
  const operation: Operation = operations[name];
  const rule: Rule = access[name];
  const everyone = rule.who === 'everyone';
  return {
    operationId: name.replaceAll(/[^\w]+/g, '_').replace(/_$/, ''),
    summary: operation.summary,
    ...(operation.description && { description: operation.description }),
    security: everyone ? [] : typeof rule.who === 'string' ? [{ token: [] }] : [{ token: [] }, { cookie: [] }],
    ...(Array.isArray(rule.who) && { 'x-roles': rule.who }),
    parameters: describeParameters(name, operation),
    ...(operation.body && { requestBody: describeBody(operation.body) }),
    responses: { ...describeAnswers(operation), ...describeProblems(operation, rule) },
  };
}

function describeParameters(name: string, { query, idempotent }: Operation): Json[] {
  const inPath = [...name.matchAll(/:(\w+)/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: parameter === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
  const properties = query
    ? (z.toJSONSchema(schemas[query], { io: 'input', unrepresentable: 'any' })['properties'] ?? {})
    : {};
  const inQuery = Object.entries(properties).map(([parameter, schema]) => ({
    name: parameter,
    in: 'query',
    schema: schema as Json,
  }));
  const header = {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
  };
  return [...inPath, ...inQuery, ...(idempotent ? [header] : [])];
}

function describeBody(body: NonNullable<Operation['body']>): Json {
  if (typeof body === 'object') return { required: true, content: { [body.media]: {} } };
  if (body === 'form') return { required: true, content: { 'application/x-www-form-urlencoded': {} } };
  if (body !== 'file' && body !== 'files')
    return { required: true, content: { 'application/json': { schema: ref(body) } } };
  const binary = { type: 'string', contentMediaType: 'application/octet-stream' };
  const file = body === 'files' ? { type: 'array', items: binary, minItems: 1 } : binary;
  return {
    required: true,
    content: {
      'application/xml': {},
      'application/pdf': {},
      'application/octet-stream': {},
      'multipart/form-data': {
        schema: { type: 'object', properties: { file }, required: ['file'], additionalProperties: false },
      },
    },
  };
}

function describeAnswers({ answers }: Operation): Json {
  return Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer)]));
}

function describeAnswer(answer: Answer): Json {
  if ('empty' in answer) return { description: 'Done' };
  if ('media' in answer)
    return { description: 'OK', content: Object.fromEntries([answer.media].flat().map((media) => [media, {}])) };
  return {
    description: 'OK',
    content: { 'application/json': { schema: ref(answer.schema) }, ...(answer.html && { 'text/html': {} }) },
  };
}

/** One response per status, naming the codes it can carry. */
function describeProblems(operation: Operation, { who }: Rule): Json {
  const codes = new Set<ProblemCode>(operation.problems ?? []);
  if (who !== 'everyone') codes.add('TOKEN_MISSING').add('TOKEN_INVALID');
  if (Array.isArray(who)) codes.add('FORBIDDEN').add('SCOPE_MISSING');
  if (Array.isArray(who) && operation.body) codes.add('REQUEST_FOREIGN');
  if (operation.query) codes.add('INPUT_INVALID');
  if (operation.body === 'file' || operation.body === 'files') FILE_PROBLEMS.forEach((code) => codes.add(code));
  else if (operation.body && typeof operation.body !== 'object')
    codes.add('JSON_BROKEN').add('INPUT_INVALID').add('UPLOAD_TOO_LARGE').add('ENCODING_UNSUPPORTED');
  codes.add('DEFECT');
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => !(status in operation.answers))
      .map(([status, list]) => [
        status,
        { description: list.join(', '), content: { 'application/problem+json': { schema: ref('problemDetails') } } },
      ]),
  );
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const isInput = (name: string) =>
  [
    'credentials',
    'decision',
    'authorityInput',
    'firstAdmin',
    'passwordReset',
    'passwordChange',
    'secondFactorChange',
    'accountInput',
    'invitationInput',
    'invitationAnswer',
    'newPassword',
    'personChange',
    'tokenInput',
    'feedback',
    'ruleActivationInput',
    'ruleCheckInput',
    'ruleTrialInput',
  ].includes(name);
const isQuery = (name: string) => name.endsWith('Query');

function componentSchemas(): Json {
  const made = Object.entries(schemas)
    .filter(([name]) => !isQuery(name))
    .map(([name, schema]) => {
      const { $schema: _, ...json } = z.toJSONSchema(schema, { io: isInput(name) ? 'input' : 'output' });
      return [name, json] as const;
    });
  return Object.fromEntries(made);
}
