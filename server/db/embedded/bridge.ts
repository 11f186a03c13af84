import { createServer, type Server, type Socket } from 'node:net';

/**
 * Speaks the PostgreSQL wire protocol on a Unix socket for one embedded engine that has a single session.
 *
 * pglite-socket hands the engine one message at a time, so that between Parse and Bind of one connection another
 * connection's Parse replaces the (unnamed) statement: measured, one of six queries failed or would have read the wrong
 * row. Here a whole exchange (everything up to Sync, or a simple Query) is one indivisible turn, and a connection that is
 * inside a transaction keeps the turn until the transaction ends.
 */
export type WireEngine = { execProtocolRaw(message: Uint8Array): Promise<Uint8Array> };

/** A transaction that says nothing for this long is rolled back and its connection cut: everyone else waits for it. */
const IDLE_IN_TRANSACTION_MS = 60_000;

export function serveBridge(engine: WireEngine, path: string, onBroken: (error: unknown) => void): Promise<Server> {
  const turn = makeTurn();
  const server = createServer((socket) => attach(socket, engine, turn, onBroken));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve(server));
  });
}

type Turn = { take(owner: Socket): Promise<void>; give(owner: Socket): void; heldBy(owner: Socket): boolean };

/** First come, first served; whoever holds it may go on. */
function makeTurn(): Turn {
  let holder: Socket | null = null;
  const waiting: { owner: Socket; go(): void }[] = [];
  const next = () => {
    const first = waiting.shift();
    holder = first?.owner ?? null;
    first?.go();
  };
  return {
    take(owner) {
      if (holder === owner) return Promise.resolve();
      if (holder === null) {
        holder = owner;
        return Promise.resolve();
      }
      return new Promise((go) => waiting.push({ owner, go }));
    },
    give(owner) {
      if (holder === owner) next();
    },
    heldBy: (owner) => holder === owner,
  };
}

function attach(socket: Socket, engine: WireEngine, turn: Turn, onBroken: (error: unknown) => void): void {
  const reader = makeReader();
  let work = Promise.resolve();
  let gone = false;
  let idle: NodeJS.Timeout | undefined;

  const exchange = async (message: Uint8Array) => {
    if (gone) return;
    clearTimeout(idle);
    await turn.take(socket);
    if (gone) return leave();
    const answer = await engine.execProtocolRaw(message);
    if (!gone) socket.write(answer);
    // ReadyForQuery ends every exchange; its last byte is the transaction status (PostgreSQL protocol, 55.7).
    if (answer.at(-1) === IDLE) turn.give(socket);
    else idle = setTimeout(() => socket.destroy(), IDLE_IN_TRANSACTION_MS);
  };
  const leave = async () => {
    clearTimeout(idle);
    if (!turn.heldBy(socket)) return;
    await engine.execProtocolRaw(ROLLBACK);
    turn.give(socket);
  };
  const then = (step: () => Promise<void>) => {
    work = work.then(step).catch(onBroken);
  };

  socket.on('data', (chunk) => {
    for (const message of reader.push(chunk)) {
      if (message.kind === 'exchange') then(() => exchange(message.bytes));
      else if (message.kind === 'answer') socket.write(message.bytes);
      else socket.end();
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    gone = true;
    then(leave);
  });
}

type Incoming = { kind: 'exchange' | 'answer'; bytes: Uint8Array } | { kind: 'end' };

/** Cuts the byte stream of one connection into exchanges. Waits for a whole message before it touches the bytes again. */
function makeReader(): { push(chunk: Buffer): Incoming[] } {
  let chunks: Buffer[] = [];
  let have = 0;
  let need = 8;
  let started = false;
  let exchange: Buffer[] = [];

  /** One message off the front of `data`, or the number of bytes it still needs. */
  const cut = (data: Buffer): { length: number; incoming: Incoming | null } | number => {
    const head = started ? 1 : 0;
    if (data.length < head + 4) return head + 4;
    const length = head + data.readInt32BE(head);
    if (data.length < length) return length;
    if (!started) return { length, incoming: greet(data) };
    const message = data.subarray(0, length);
    const type = String.fromCharCode(message[0] ?? 0);
    if (type === 'X') return { length, incoming: { kind: 'end' } };
    exchange.push(message);
    if (type !== 'S' && type !== 'Q') return { length, incoming: null };
    const bytes = Buffer.concat(exchange);
    exchange = [];
    return { length, incoming: { kind: 'exchange', bytes } };
  };
  const greet = (data: Buffer): Incoming => {
    const code = data.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'answer', bytes: Buffer.from('N') };
    if (code !== PROTOCOL_3) return { kind: 'end' };
    started = true;
    return { kind: 'answer', bytes: HELLO };
  };

  return {
    push(chunk) {
      chunks.push(chunk);
      have += chunk.length;
      if (have < need) return [];
      let data = Buffer.concat(chunks, have);
      const found: Incoming[] = [];
      for (;;) {
        const result = cut(data);
        if (typeof result === 'number') {
          need = result;
          break;
        }
        if (result.incoming) found.push(result.incoming);
        data = data.subarray(result.length);
      }
      chunks = [data];
      have = data.length;
      return found;
    },
  };
}

const IDLE = 'I'.charCodeAt(0);
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const PROTOCOL_3 = 196608;
const ROLLBACK = simple('Q', 'ROLLBACK\0');

/** The engine asks for no password (the folder around the socket is 0700): authentication ok, settings, ready. */
const HELLO = Buffer.concat([
  simple('R', '\0\0\0\0'),
  simple('S', 'server_version\x0017.5\0'),
  simple('S', 'server_encoding\0UTF8\0'),
  simple('S', 'client_encoding\0UTF8\0'),
  simple('S', 'DateStyle\0ISO, MDY\0'),
  simple('S', 'integer_datetimes\0on\0'),
  simple('S', 'standard_conforming_strings\0on\0'),
  simple('K', '\0\0\0\0\0\0\0\0'),
  simple('Z', 'I'),
]);

function simple(type: string, body: string): Buffer {
  const message = Buffer.alloc(5 + body.length);
  message.write(type, 0, 'latin1');
  message.writeInt32BE(4 + body.length, 1);
  message.write(body, 5, 'latin1');
  return message;
}
