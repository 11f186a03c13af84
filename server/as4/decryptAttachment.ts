import { constants, createDecipheriv, privateDecrypt, type KeyObject } from 'node:crypto';
import { As4Error } from './as4Error.ts';
import type { Encryption } from './readSecurity.ts';

/** XML Encryption 1.1, 5.2.4: 12 octets of IV, the ciphertext, 16 octets of tag. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** AES-128 */
const KEY_BYTES = 16;
/** Deciphered piece by piece, in place of the ciphertext: a message is held once, not twice. */
const PIECE = 1024 * 1024;

/**
 * The octets that were signed. Whatever goes wrong, the answer is the same: what exactly failed is an oracle. Nothing comes back before
 * the tag is right. Throws As4Error.
 */
export function decryptAttachment(encryption: Encryption, own: OwnKey, ciphertext: Buffer): Buffer {
  try {
    if (!encryption.certificate.equals(own.certificate)) throw new Error('encrypted for somebody else');
    return decipher(unwrapKey(encryption.encryptedKey, own.privateKey), ciphertext);
  } catch {
    throw new As4Error('failedDecryption', 'the payload could not be decrypted with the key of this access point');
  }
}

export type OwnKey = {
  /** DER */
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
};

/** RSA-OAEP with SHA-256 for label and mask; Node takes `oaepHash` for both. */
function unwrapKey(encryptedKey: Buffer, privateKey: KeyObject): Buffer {
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
  const key = privateDecrypt({ key: privateKey, ...padding }, encryptedKey);
  if (key.length !== KEY_BYTES) throw new Error('no key of AES-128');
  return key;
}

function decipher(key: Buffer, message: Buffer): Buffer {
  if (message.length < IV_BYTES + TAG_BYTES) throw new Error('too short');
  const decipher = createDecipheriv('aes-128-gcm', key, message.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(message.subarray(message.length - TAG_BYTES));
  const content = message.subarray(IV_BYTES, message.length - TAG_BYTES);
  for (let at = 0; at < content.length; at += PIECE) {
    content.set(decipher.update(content.subarray(at, at + PIECE)), at);
  }
  decipher.final();
  return content;
}
