import { SamlRefusal } from './SamlRefusal.ts';

/** A response with every attribute that the accounts of the administrations know has about 20 kB. */
const MESSAGE_BYTES = 256 * 1024;

/** The XML of a message as it came by POST. Strict: what decoders read differently, signatures cover differently. Throws SamlRefusal. */
export function decodeMessage(message: string): Buffer {
  if (message.length > (MESSAGE_BYTES * 4) / 3) throw new SamlRefusal('unreadable', 'too large');
  const compact = message.replaceAll(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact))
    throw new SamlRefusal('unreadable', 'no base64');
  const bytes = Buffer.from(compact, 'base64');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SamlRefusal('unreadable', 'no UTF-8');
  }
  return bytes;
}
