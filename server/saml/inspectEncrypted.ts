import { promisify } from 'node:util';
import { decrypt } from 'xml-encryption';
import { SamlRefusal } from './SamlRefusal.ts';
import { withXml } from './withXml.ts';
import { inspectAlgorithms } from './inspectMessage.ts';

const decryptXml = promisify(decrypt);

/**
 * Looks into an encrypted assertion, whose own signature the library hides from its caller: the same rules hold inside. Called
 * after the signature around it has been checked, so that nobody can use us to try ciphertexts. Throws SamlRefusal.
 */
export async function inspectEncrypted(xml: Buffer, key: string): Promise<void> {
  const inside = await decryptXml(xml.toString('utf8'), { key, disallowDecryptionWithInsecureAlgorithm: true });
  withXml(Buffer.from(inside, 'utf8'), (reader) => {
    inspectAlgorithms(reader);
    const { count } = reader;
    if (count('//comment() | //processing-instruction()') > 0) throw new SamlRefusal('structure', 'a comment');
    if (count('/saml:Assertion') !== 1 || count("//*[local-name()='Assertion']") !== 1)
      throw new SamlRefusal('structure', 'not one assertion inside');
    if (count('/saml:Assertion/ds:Signature') !== 1 || count("//*[local-name()='Signature']") !== 1)
      throw new SamlRefusal('structure', 'not one signature inside');
  });
}
