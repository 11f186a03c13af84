import { createVerify, hash, type X509Certificate } from 'node:crypto';
import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';

export type Signal = {
  readonly signed: boolean;
  readonly refToMessageId: string | null;
  readonly digests: readonly string[];
};

/** Reads a signal as a sender would: the signature of this certificate over header and Body, the message it is about, the digests it repeats. */
export function verifySignal(xml: string, certificate: X509Certificate): Signal {
  const document = XmlDocument.fromString(xml);
  try {
    const find = (path: string) => document.root.find(path).filter((node) => node instanceof XmlElement);
    const form = (node: XmlElement) =>
      node.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, inclusiveNamespacePrefixes: [] });
    const [signedInfo] = find('//*[local-name()="SignedInfo"]');
    const value = find('//*[local-name()="SignatureValue"]')[0]?.content ?? '';
    const token = find('//*[local-name()="BinarySecurityToken"]')[0]?.content ?? '';
    const valid =
      signedInfo && createVerify('sha256').update(form(signedInfo)).verify(certificate.publicKey, value, 'base64');
    const references = find('//*[local-name()="SignedInfo"]/*[local-name()="Reference"]');
    const whole = references.every((reference) => {
      const id = reference.attr('URI')?.value.slice(1) ?? '';
      const [target] = find(`//*[@*[local-name()="Id"]="${id}"]`);
      const digest = /DigestValue[^>]*>([^<]+)</.exec(form(reference))?.[1];
      return target && hash('sha256', form(target), 'base64') === digest;
    });
    return {
      signed: Boolean(valid && whole && references.length === 2 && token === certificate.raw.toString('base64')),
      refToMessageId: find('//*[local-name()="RefToMessageId"]')[0]?.content ?? null,
      digests: find('//*[local-name()="MessagePartNRInformation"]//*[local-name()="DigestValue"]')
        .map(({ content }) => content)
        .sort(),
    };
  } finally {
    document.dispose();
  }
}
