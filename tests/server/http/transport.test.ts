import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import { issueToken } from '../../../server/db/issueToken.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { demoServer, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { sha256 } from './sha256.ts';

let server: DemoServer;
beforeAll(async () => {
  // Slow callers are cut after two seconds here, so that the tests need not wait five minutes.
  server = await demoServer({ REQUEST_SECONDS: '2', CHECKS_PER_MINUTE: '1000' });
});

/** A connection on which a test says exactly what it wants to. */
async function open(): Promise<Socket & { readonly said: () => string }> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  let said = '';
  socket.setEncoding('utf8').on('data', (text) => (said += text));
  socket.on('error', () => {}); // being cut off is what some tests are about
  return Object.assign(socket, { said: () => said });
}

const head = (length: number | string, more = '') =>
  `POST /api/v1/invoices HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.demo.tokens.supplier}\r\nContent-Length: ${length}\r\n${more}\r\n`;
const statusOf = (said: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]);
const isAlive = async () => (await server.fetch('/healthz')).status === 200;

async function isStored(body: Uint8Array): Promise<boolean> {
  const { db } = await server.database();
  return (await db('content').where({ sha256: sha256(body) })).length > 0;
}

describe('an upload that breaks off', () => {
  it('leaves nothing behind, neither as a body nor as a form', async () => {
    const body = Buffer.from(invoice({ number: 'T-1' }));
    const half = body.subarray(0, 500);
    const plain = await open();
    plain.write(head(body.length));
    plain.write(half);
    plain.destroy();
    const form = await open();
    form.write(head(body.length + 200, 'Content-Type: multipart/form-data; boundary=x\r\n'));
    form.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.xml"\r\n\r\n');
    form.write(half);
    form.destroy();
    // A whole one afterwards goes the same way and is there: so would the others be.
    await server.deliver(invoice({ number: 'T-2' }));
    const { db } = await server.database();
    expect((await db('invoice')).length).toBe(1);
    expect(await isStored(half)).toBe(false);
    expect(await isAlive()).toBe(true);
  });

  it('is told so when the connection is only half closed', async () => {
    const socket = await open();
    socket.write(head(100_000));
    socket.end('<Invoice>');
    await once(socket, 'close');
    expect(await isStored(Buffer.from('<Invoice>'))).toBe(false);
    expect(await isAlive()).toBe(true);
  });
});

describe('callers who leave before we know who they are', () => {
  it('take no memory from those who come after them', async () => {
    const leave = async () => {
      const socket = await open();
      socket.write(head(20 * 1024 * 1024));
      // In the next turn: the request is in, the answer of the database about its token is not.
      await new Promise((resolve) => setImmediate(resolve));
      socket.destroy();
    };
    await Promise.all(Array.from({ length: 60 }, leave));
    const body = new Blob([invoice({ number: 'T-4' })]).stream();
    // Of unknown length: it needs as much memory as an invoice may have.
    const answer = await server.asSupplier('/api/v1/invoices', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(201);
  });
});

describe('strangers who hold the memory of the public check', () => {
  it('do not keep suppliers out', async () => {
    const strangers = await Promise.all(Array.from({ length: 80 }, open));
    for (const socket of strangers) {
      socket.write('POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n<');
    }
    await waitUntil('the first to be sent away', () =>
      strangers.some((socket) => socket.said().includes('SERVER_BUSY')),
    );
    const receipt = await server.deliver(invoice({ number: 'T-5' }));
    expect(receipt.state).toBe('received');
    for (const socket of strangers) socket.destroy();
  });
});

describe('a supplier who sends slowly', () => {
  it('holds a part of the memory only: others are still served', async () => {
    const slow = await Promise.all(Array.from({ length: 8 }, open));
    const form = 'Content-Type: multipart/form-data; boundary=x\r\n';
    for (const socket of slow) socket.write(head(60 * 1024 * 1024, form));
    await waitUntil('the third to be sent away', () => slow.some((socket) => socket.said().includes('SERVER_BUSY')));
    const { db } = await server.database();
    const other = await createOrganisation(db, { name: 'Andere GmbH', email: null }, new Date());
    const token = await issueToken(db, { organisationId: other }, new Date());
    const answer = await server.fetch('/api/v1/invoices', {
      method: 'POST',
      body: invoice({ number: 'T-7' }),
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(201);
    for (const socket of slow) socket.destroy();
  });
});

describe('a form', () => {
  const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
  const begin = async () => {
    const socket = await open();
    socket.write(
      'POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    return socket;
  };

  it('of unknown length in which no file ever begins is refused at the limit', async () => {
    const socket = await begin();
    for (let sent = 0; sent < 4; sent += 1) socket.write(chunk('a'.repeat(1024 * 1024)));
    await waitUntil('an answer', () => socket.said().includes('\r\n\r\n'));
    expect(statusOf(socket.said())).toBe(413);
    socket.destroy();
  });

  it('whose part has a head without end is refused', async () => {
    const socket = await begin();
    socket.write(chunk(`--x\r\nContent-Disposition: form-data; name="file"; filename="${'a'.repeat(1024 * 1024)}`));
    socket.write(chunk('"\r\n\r\n<a/>\r\n--x--\r\n'));
    socket.write('0\r\n\r\n');
    await waitUntil('an answer', () => socket.said().includes('\r\n\r\n'));
    expect(statusOf(socket.said())).toBe(400);
    socket.destroy();
  });
});

describe('a NUL character', () => {
  it.each([
    ['in a search', '/api/v1/directory?q=%00', {}],
    [
      'in a sign-in',
      '/api/v1/session',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'rechnungsweg' },
        body: JSON.stringify({ email: 'a\0@example.org', password: 'x' }),
      },
    ],
  ])('%s is the mistake of the caller, not a defect', async (_where, path, init) => {
    expect((await server.fetch(path, init)).status).toBe(400);
  });

  it('in the name of a file becomes a blank, like line ends', async () => {
    const form = `--x\r\nContent-Disposition: form-data; name="file"; filename*=UTF-8''a%00%0D%0Ab.xml\r\n\r\n${Buffer.from(invoice({ number: 'T-6' })).toString()}\r\n--x--\r\n`;
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const answer = await server.asSupplier('/api/v1/invoices', { method: 'POST', headers, body: form });
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    const { db } = await server.database();
    expect(await db('invoice').where({ id }).first('file_name')).toEqual({ file_name: 'a b.xml' });
  });
});

describe('a slow caller', () => {
  it('who never ends the headers is cut off with an answer', async () => {
    const socket = await open();
    socket.write('POST /api/v1/invoices HTTP/1.1\r\nHost: x\r\n');
    await once(socket, 'close');
    expect(statusOf(socket.said())).toBe(408);
    expect(socket.said()).toContain('"code":"REQUEST_TIMEOUT"');
  });

  it('who drips the body is cut off, and nothing is stored', async () => {
    const socket = await open();
    socket.write(head(100));
    const drip = setInterval(() => socket.write('<'), 300);
    await once(socket, 'close');
    clearInterval(drip);
    expect(await isAlive()).toBe(true);
  });
});

describe('a body that is too large', () => {
  it('is refused before it has arrived', async () => {
    const socket = await open();
    socket.write(head(30 * 1024 * 1024));
    socket.write('<');
    await waitUntil('an answer', () => socket.said().includes('\r\n\r\n'));
    expect(statusOf(socket.said())).toBe(413);
    socket.destroy();
  });

  it('of unknown length is cut off at the limit', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 40) controller.close();
        else controller.enqueue(new Uint8Array(chunk));
      },
    });
    const answer = await server.asSupplier('/api/v1/invoices', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(413);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['nonsense', 'hello\r\n\r\n', 400],
    ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<a/>',
      400,
    ],
    [
      'length and chunks at once',
      'POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
  ])('%s gets a clear answer and the connection ends', async (_what, text, status) => {
    const socket = await open();
    socket.write(text);
    await once(socket, 'close');
    expect(statusOf(socket.said())).toBe(status);
    expect(await isAlive()).toBe(true);
  });
});

describe('links', () => {
  it('are never made from what the caller says about the host', async () => {
    const socket = await open();
    const body = invoice({ number: 'T-3' });
    socket.write(
      head(body.length, 'X-Forwarded-Host: evil.example\r\nConnection: close\r\n').replace(
        'Host: x',
        'Host: evil.example',
      ),
    );
    socket.write(body);
    await once(socket, 'close');
    expect(statusOf(socket.said())).toBe(201);
    expect(socket.said()).not.toContain('evil');
  });
});
