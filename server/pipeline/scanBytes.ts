import { connect } from 'node:net';
import { once } from 'node:events';

/** What clamd found; null: nothing. */
export type Malware = string | null;

/** clamd answers within seconds; its own limit for a scan is two minutes. Milliseconds. */
const LIMIT_MS = 150_000;
const CHUNK = 64 * 1024;

/**
 * Has bytes scanned by clamd (INSTREAM, see clamd(8)). `address`: host:port, or the path of its socket. Throws on everything that is not a
 * clear answer: whoever has configured a scanner wants nothing to pass without it.
 */
export async function scanBytes(address: string, bytes: Uint8Array): Promise<Malware> {
  const [host = '', port] = address.split(/:(?=\d+$)/);
  const socket = port === undefined ? connect(address) : connect(Number(port), host.replace(/^\[|\]$/g, ''));
  socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('clamd is silent')));
  try {
    await once(socket, 'connect');
    socket.write('zINSTREAM\0');
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const chunk = bytes.subarray(at, at + CHUNK);
      const size = Buffer.alloc(4);
      size.writeUInt32BE(chunk.length);
      socket.write(size);
      if (!socket.write(chunk)) await once(socket, 'drain');
    }
    socket.write(Buffer.alloc(4));
    let reply = '';
    for await (const part of socket) reply += String(part);
    return judge(reply.replace(/\0.*$/s, ''));
  } finally {
    socket.destroy();
  }
}

function judge(reply: string): Malware {
  if (reply === 'stream: OK') return null;
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (found === undefined) throw new Error(`clamd says: ${reply || 'nothing'}`);
  return found;
}
