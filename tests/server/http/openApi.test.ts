import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { access } from '../../../server/http/access.ts';
import { configuration } from '../../support/rules/configuration.ts';
import { zipOf } from '../../support/rules/zipOf.ts';
import { demoServer, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { json } from './person.ts';

type Operation = {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
};
type Description = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

let server: DemoServer;
let description: Description;
let ajv: Ajv2020;

beforeAll(async () => {
  server = await demoServer({
    METRICS_TOKEN: 'metrics-token-of-16',
    VALIDATOR_TOKEN: 'validator-token-of-16',
  });
  description = (await (await server.fetch('/api/v1/openapi.json')).json()) as Description;
  ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: 'api', components: description.components });
});

/** Asks, and checks the answer against what the description says about this status and media type. */
async function ask(
  route: string,
  path: string,
  init: RequestInit & { as?: 'supplier' | 'admin' | 'nobody' } = {},
): Promise<unknown> {
  const { as = 'supplier', ...request } = init;
  const [method = '', template = ''] = route.split(' ');
  const operation = description.paths[template]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${route} is not described`);
  const send = { supplier: server.asSupplier, admin: server.asAdmin, nobody: server.fetch }[as];
  const answer = await send(path, { method, ...request });
  const response = operation.responses[String(answer.status)];
  expect(response, `${route} answered ${answer.status}, which is not described`).toBeDefined();
  const media = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const described = response?.content?.[media];
  if (answer.status === 204) return null;
  expect(described, `${route} ${answer.status} came as ${media}, which is not described`).toBeDefined();
  if (!media.endsWith('json')) return answer.text();
  const body: unknown = await answer.json();
  if (described?.schema) {
    const check = ajv.compile(JSON.parse(JSON.stringify(described.schema).replaceAll('"#/', '"api#/')) as object);
    check(body);
    expect(check.errors ?? [], `${route} ${answer.status}: ${JSON.stringify(body).slice(0, 500)}`).toEqual([]);
  }
  return body;
}

describe('the OpenAPI description', () => {
  it('is version 3.1 and names every route there is, and no other', () => {
    expect(description.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.sort()).toEqual(Object.keys(access).sort());
  });

  it('has schemas that are schemas, references that lead somewhere, and ids that occur once', () => {
    for (const name of Object.keys(description.components.schemas)) {
      expect(() => ajv.compile({ $ref: `api#/components/schemas/${name}` })).not.toThrow();
    }
    const ids = Object.values(description.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names for each path parameter one in its path', () => {
    for (const [path, operations] of Object.entries(description.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(operations) as { parameters?: { in: string; name: string }[] }[]) {
        expect(
          (operation.parameters ?? []).filter(({ in: where }) => where === 'path').map(({ name }) => name),
        ).toEqual(inPath);
      }
    }
  });

  it('is true for what everyone may ask', async () => {
    const nobody = { as: 'nobody' } as const;
    for (const route of [
      '/healthz',
      '/readyz',
      '/api/v1/openapi.json',
      '/api/v1/problems',
      '/api/v1/site',
      '/api/v1/directory',
      '/api/v1/directory.json',
      '/api/v1/directory.csv',
      '/api/v1/session',
    ]) {
      await ask(`GET ${route}`, route, nobody);
    }
    await ask('GET /api/v1/directory', '/api/v1/directory?page=x', nobody);
    await ask('GET /r/{token}', '/r/nothing', nobody);
    await ask('POST /api/v1/check', '/api/v1/check', { ...nobody, body: invoice() });
    await ask('POST /api/v1/check', '/api/v1/check', { ...nobody, body: invoice(), headers: { Accept: 'text/html' } });
    await ask('POST /api/v1/check', '/api/v1/check', { ...nobody, body: '' });
    await ask('POST /api/v1/session', '/api/v1/session', {
      ...nobody,
      ...json('POST', { email: 'a@b.example', password: 'x' }),
    });
    await ask('DELETE /api/v1/session', '/api/v1/session', {
      ...nobody,
      headers: { 'X-Requested-With': 'rechnungsweg' },
    });
    await ask('POST /r/{token}', '/r/nothing', { ...nobody, body: new URLSearchParams({ a: 'b' }) });
    await ask('POST /api/v1/feedback', '/api/v1/feedback', {
      ...nobody,
      ...json('POST', { page: '/', message: 'abc', email: null }),
    });
    await ask('GET /metrics', '/metrics', { ...nobody, headers: { Authorization: 'Bearer metrics-token-of-16' } });
    await ask('GET /metrics', '/metrics', nobody);
  });

  it('is true for suppliers', async () => {
    const deliver = (body: BodyInit) => ask('POST /api/v1/invoices', '/api/v1/invoices', { body });
    const { id } = (await deliver(invoice({ number: 'API-1', leitwegId: '991-1-1' }))) as { id: string };
    await deliver(invoice({ number: 'API-1', leitwegId: '991-1-1' }));
    await deliver('%PDF-1.7');
    const form = new FormData();
    form.append('file', new Blob([invoice({ number: 'API-2' })]), 'a.xml');
    form.append('file', new Blob(['']), 'b.xml');
    await deliver(form);
    await server.waitForState(id, 'unroutable');
    const at = `/api/v1/invoices/${id}`;
    await ask('GET /api/v1/invoices', '/api/v1/invoices?q=API');
    await ask('GET /api/v1/invoices', '/api/v1/invoices?size=0');
    await ask('GET /api/v1/invoices', '/api/v1/invoices', { as: 'nobody' });
    await ask('GET /api/v1/invoices/{id}', at);
    await ask('GET /api/v1/invoices/{id}', '/api/v1/invoices/x');
    await ask('GET /api/v1/invoices/{id}/original', `${at}/original`);
    await ask('GET /api/v1/overview', '/api/v1/overview');
    await ask(
      'POST /api/v1/invoices/{id}/decisions',
      `${at}/decisions`,
      json('POST', { kind: 'withdraw', reason: 'Doppelt' }),
    );
    await ask(
      'POST /api/v1/invoices/{id}/decisions',
      `${at}/decisions`,
      json('POST', { kind: 'withdraw', reason: 'Doppelt' }),
    );
    await ask('GET /api/v1/admin/outbox', '/api/v1/admin/outbox');
  });

  it('is true for administrators', async () => {
    const admin = { as: 'admin' } as const;
    const sample = {
      name: 'Amt',
      place: null,
      deliverTo: 'amt@example.org',
      active: true,
      listed: false,
      leitwegIds: [],
    };
    const { id } = (await ask('POST /api/v1/admin/authorities', '/api/v1/admin/authorities', {
      ...admin,
      ...json('POST', sample),
    })) as { id: string };
    await ask('GET /api/v1/admin/authorities', '/api/v1/admin/authorities?q=amt', admin);
    await ask('GET /api/v1/admin/authorities/{id}', `/api/v1/admin/authorities/${id}`, admin);
    await ask('PUT /api/v1/admin/authorities/{id}', `/api/v1/admin/authorities/${id}`, {
      ...admin,
      ...json('PUT', { ...sample, leitwegIds: ['x'] }),
    });
    await ask('PUT /api/v1/admin/authorities/{id}', `/api/v1/admin/authorities/${id}`, {
      ...admin,
      ...json('PUT', { ...sample, name: '' }),
    });
    await ask('GET /api/v1/admin/outbox', '/api/v1/admin/outbox', admin);
    await ask('GET /api/v1/admin/journal', '/api/v1/admin/journal?event=stored', admin);
  });

  it('is true for rule bundles', async () => {
    const admin = { as: 'admin' } as const;
    const rules = '/api/v1/admin/rules';
    const nothing = '00000000-0000-4000-8000-000000000000';
    const post = (body: unknown) => ({ ...admin, ...json('POST', body) });
    await ask('GET /api/v1/admin/rules', rules, admin);
    await ask('GET /api/v1/admin/rules', rules, { as: 'nobody' });
    await ask('GET /api/v1/admin/rules/{bundle}', `${rules}/builtin`, admin);
    await ask('GET /api/v1/admin/rules/{bundle}', `${rules}/${nothing}`, admin);
    await ask('POST /api/v1/admin/rules', rules, { ...admin, body: 'no archive' });
    await ask('POST /api/v1/admin/rules', rules, {
      ...admin,
      body: new Uint8Array(zipOf(configuration())),
    });
    await ask('DELETE /api/v1/admin/rules/{bundle}', `${rules}/builtin`, admin);
    const activations = `${rules}/builtin/activations`;
    const activated = (await ask(
      'POST /api/v1/admin/rules/{bundle}/activations',
      activations,
      post({ from: '2099-01-01' }),
    )) as { activations: { id: string }[] };
    await ask('POST /api/v1/admin/rules/{bundle}/activations', activations, post({ from: '2099-01-01' }));
    await ask('POST /api/v1/admin/rules/{bundle}/activations', activations, post({ from: 'x' }));
    const one = `/api/v1/admin/rule-activations/${activated.activations[0]?.id}`;
    await ask('DELETE /api/v1/admin/rule-activations/{id}', one, admin);
    await ask('DELETE /api/v1/admin/rule-activations/{id}', one, admin);
    const { id } = (await ask('POST /api/v1/invoices', '/api/v1/invoices', {
      body: invoice({ number: 'RULES-1', leitwegId: '991-1-1' }),
    })) as { id: string };
    await server.waitForState(id, 'unroutable');
    const checks = `${rules}/builtin/checks`;
    await ask('POST /api/v1/admin/rules/{bundle}/checks', checks, post({ invoiceId: id }));
    await ask('POST /api/v1/admin/rules/{bundle}/checks', checks, post({ invoiceId: nothing }));
    await ask('GET /api/v1/admin/rules/{bundle}/trials', `${rules}/builtin/trials`, admin);
    await ask('POST /api/v1/admin/rules/{bundle}/trials', `${rules}/${nothing}/trials`, post({ days: 30 }));
    await ask('POST /validator/{name}', '/validator/a.xml', { as: 'nobody', body: invoice() });
    const headers = { Authorization: 'Bearer validator-token-of-16' };
    await ask('POST /validator/{name}', '/validator/a.xml', { as: 'nobody', body: invoice(), headers });
    await ask('POST /validator/{name}', '/validator/a.xml', { as: 'nobody', body: '<a/>', headers });
    await ask('POST /validator/{name}', '/validator/a.xml', { as: 'nobody', body: '', headers });
  });
});
