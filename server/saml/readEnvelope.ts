import { inspectAlgorithms, inspectStructure } from './inspectMessage.ts';
import { SamlRefusal } from './SamlRefusal.ts';
import { withXml } from './withXml.ts';

/** What stands outside the assertion; nothing of it is proven before the signature is checked. */
export type Envelope = {
  readonly issuer: string | null;
  readonly destination: string | null;
  readonly inResponseTo: string | null;
  /** the innermost status code, without its prefix */
  readonly status: string;
  readonly encrypted: boolean;
};

const SUCCESS = 'Success';

/** Looks at a response before the library does. Throws SamlRefusal. */
export function readEnvelope(xml: Uint8Array): Envelope {
  return withXml(xml, (reader) => {
    inspectStructure(reader, 'samlp:Response');
    inspectAlgorithms(reader);
    const { count, text, elements } = reader;
    const status = elements('/samlp:Response/samlp:Status//samlp:StatusCode/@Value').at(-1)?.content ?? '';
    const assertions = count("//*[local-name()='Assertion' or local-name()='EncryptedAssertion']");
    const direct = count('/samlp:Response/saml:Assertion | /samlp:Response/saml:EncryptedAssertion');
    if (assertions !== direct || direct > 1) throw new SamlRefusal('structure', `${assertions} assertions`);
    if (direct === 0 && status.endsWith(`:${SUCCESS}`)) throw new SamlRefusal('structure', 'no assertion');
    return {
      issuer: text('/samlp:Response/saml:Issuer'),
      destination: text('/samlp:Response/@Destination'),
      inResponseTo: text('/samlp:Response/@InResponseTo'),
      status: status.replace(/^.*:/, ''),
      encrypted: count('/samlp:Response/saml:EncryptedAssertion') === 1,
    };
  });
}

/** A provider that declines says so in the status; which faults are the person's own choice decides what they read. */
export function refuseStatus({ status }: Pick<Envelope, 'status'>): void {
  if (status === SUCCESS) return;
  if (status === 'NoAuthnContext') throw new SamlRefusal('level', 'the provider cannot reach the level');
  if (status === 'RequestDenied' || status === 'AuthnFailed') throw new SamlRefusal('cancelled', status);
  throw new SamlRefusal('status', status);
}
