import { createServer, STATUS_CODES, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Problem, problems, type ProblemCode } from '../problems.ts';
import { problemDetails } from './problemDetails.ts';

export type Listening = {
  /** the one it got, when 0 was asked for */
  readonly port: number;
  /** from now on requests go there; until then the answer is 503 */
  serve(listener: RequestListener): void;
  /** Takes nothing new, lets running requests end, cuts what is left after `patienceMs`. */
  close(patienceMs: number): Promise<void>;
};

/** Whoever needs longer for some hundred bytes of headers only holds the connection. */
const HEADERS_MS = 20_000;
/** Longer than the usual 60 s of proxies in front, or they reuse a connection that we are just closing. */
const KEEP_ALIVE_MS = 65_000;

/** How often Node looks for connections that are over their time; by itself every 30 s. */
const CHECK_MS = 1_000;

/** Opens the port before anything else is ready: a port in use is said at once, and probes get an answer. requestMs: for a whole request. */
export async function listen(host: string, port: number, requestMs: number): Promise<Listening> {
  let listener: RequestListener = answerStarting;
  const options = {
    requestTimeout: requestMs,
    headersTimeout: Math.min(HEADERS_MS, requestMs),
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: CHECK_MS,
  };
  const server = createServer(options, (req, res) => listener(req, res));
  server.on('clientError', answerUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve: (next) => void (listener = next),
    close: (patienceMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function answerStarting(req: IncomingMessage, res: ServerResponse): void {
  if (req.url === '/healthz') res.setHeader('Content-Type', 'application/json').end('{"status":"ok"}');
  else {
    res.writeHead(503, { 'Content-Type': 'application/problem+json', 'Retry-After': '5' });
    res.end(bodyOf('NOT_READY'));
  }
}

/** What the HTTP parser refuses never reaches the app; it gets its answer here. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code: ProblemCode =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? 'REQUEST_TIMEOUT'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? 'HEADERS_TOO_LARGE'
        : 'REQUEST_BROKEN';
  const body = bodyOf(code);
  const { status } = problems[code];
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const bodyOf = (code: ProblemCode) => JSON.stringify(problemDetails(new Problem(code), 'de'));
