import { beforeAll, describe, expect, it } from 'vitest';
import { get } from 'node:http';
import { access, sameForEveryone } from '../../../server/http/access.ts';
import { demoServer, type DemoServer } from './demoServer.ts';
import { signedIn } from './person.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});

/** As a browser asks, but without unpacking: how the answer is packed. */
const packingOf = (path: string, headers: Record<string, string> = {}) =>
  new Promise<string>((resolve, reject) => {
    const asked = { Accept: 'text/html,*/*', 'Accept-Encoding': 'gzip, deflate, br', ...headers };
    get(server.url + path, { headers: asked }, (answer) => {
      answer.resume();
      resolve(answer.headers['content-encoding'] ?? 'none');
    }).on('error', reject);
  });

describe('answers', () => {
  it('that are the same for everyone are compressed', async () => {
    const page = await (await server.fetch('/', { headers: { Accept: 'text/html' } })).text();
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/index-[^"]+)"/g)].map(([, file = '']) => file);
    expect(files.map((file) => file.split('.').at(-1)).toSorted()).toEqual(['css', 'js']);
    for (const path of [...files, '/api/v1/openapi.json', '/api/v1/problems']) {
      expect([path, await packingOf(path)]).toEqual([path, 'br']);
    }
  });

  it('that belong to somebody never are: their length would tell what is in them', async () => {
    const cookie = (await signedIn(server, 'admin')).cookie() ?? '';
    for (const path of ['/api/v1/admin/authorities', '/api/v1/admin/journal?size=100', '/api/v1/session']) {
      expect([path, await packingOf(path, { Cookie: cookie })]).toEqual([path, 'none']);
    }
  });

  it('are marked for compression only where everyone may ask', () => {
    expect(sameForEveryone.map((name) => access[name].who)).toEqual(sameForEveryone.map(() => 'everyone'));
    expect(sameForEveryone.filter((name) => /session|:token|\/r\//.test(name))).toEqual([]);
  });
});

it('the start page answers whoever asks for anything, as a probe does', async () => {
  const answer = await server.fetch('/', { headers: { Accept: '*/*' } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});
