import type { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { escapeHtml } from '../escapeHtml.ts';
import { peppolIds } from '../peppolDocuments.ts';
import type { Smp } from './openSmp.ts';
import { participantOf } from './participant.ts';

/** Namespaces of Peppol SMP 1.3 (busdox): prefixes in lower case, so that every canonical form orders them alike. */
const NAMESPACES =
  'xmlns="http://busdox.org/serviceMetadata/publishing/1.0/" xmlns:ids="http://busdox.org/transport/identifiers/1.0/" ' +
  'xmlns:wsa="http://www.w3.org/2005/08/addressing"';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** What a participant takes: one reference per document type. Not signed, by the specification. */
export function writeServiceGroup(leitwegId: string, documents: readonly string[], publicUrl: string): string {
  const participant = participantOf(leitwegId);
  const base = `${publicUrl}/smp/${encodeURIComponent(`${peppolIds.participantScheme}::${participant}`)}/services`;
  const references = documents.map(
    (document) =>
      `<ServiceMetadataReference href="${escapeHtml(`${base}/${encodeURIComponent(`${peppolIds.documentScheme}::${document}`)}`)}"/>`,
  );
  return (
    `${DECLARATION}<ServiceGroup ${NAMESPACES}>${participantElement(participant)}` +
    `<ServiceMetadataReferenceCollection>${references.join('')}</ServiceMetadataReferenceCollection></ServiceGroup>`
  );
}

export type Endpoint = {
  readonly address: string;
  /** of the access point: senders encrypt for it */
  readonly certificate: Buffer;
  readonly description: string;
  readonly contact: string;
};

/** Where and how one document type is delivered; signed with the certificate of the directory. */
export function writeServiceMetadata(smp: Smp, leitwegId: string, document: string, endpoint: Endpoint): string {
  const information =
    `<ServiceInformation>${participantElement(participantOf(leitwegId))}` +
    `<ids:DocumentIdentifier scheme="${peppolIds.documentScheme}">${escapeHtml(document)}</ids:DocumentIdentifier>` +
    `<ProcessList><Process><ids:ProcessIdentifier scheme="${peppolIds.processScheme}">${peppolIds.process}</ids:ProcessIdentifier>` +
    `<ServiceEndpointList>${writeEndpoint(endpoint)}</ServiceEndpointList></Process></ProcessList></ServiceInformation>`;
  return sign(
    smp,
    `<SignedServiceMetadata ${NAMESPACES}><ServiceMetadata>${information}</ServiceMetadata></SignedServiceMetadata>`,
  );
}

function writeEndpoint({ address, certificate, description, contact }: Endpoint): string {
  return (
    `<Endpoint transportProfile="peppol-transport-as4-v2_0">` +
    `<wsa:EndpointReference><wsa:Address>${escapeHtml(address)}</wsa:Address></wsa:EndpointReference>` +
    `<RequireBusinessLevelSignature>false</RequireBusinessLevelSignature>` +
    `<Certificate>${certificate.toString('base64')}</Certificate>` +
    `<ServiceDescription>${escapeHtml(description)}</ServiceDescription>` +
    `<TechnicalContactUrl>${escapeHtml(contact)}</TechnicalContactUrl></Endpoint>`
  );
}

function participantElement(participant: string): string {
  return `<ids:ParticipantIdentifier scheme="${peppolIds.participantScheme}">${escapeHtml(participant)}</ids:ParticipantIdentifier>`;
}

/** Enveloped, over the whole document, inclusive canonical form, RSA with SHA-256 (Peppol SMP 1.3, 4). */
function sign({ privateKey, certificate }: Smp, xml: string): string {
  const signer = new SignedXml({
    privateKey,
    canonicalizationAlgorithm: INCLUSIVE,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    getKeyInfoContent: () => keyInfo(certificate),
  });
  signer.addReference({
    xpath: '/*',
    uri: '',
    isEmptyUri: true,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signer.computeSignature(xml, { location: { reference: '/*', action: 'append' } });
  return DECLARATION + signer.getSignedXml();
}

/** Clients hold the subject against the one that a redirect names; RFC 2253 writes the last name first. */
function keyInfo(certificate: X509Certificate): string {
  const subject = certificate.subject.split('\n').reverse().join(',');
  return (
    `<X509Data><X509SubjectName>${escapeHtml(subject)}</X509SubjectName>` +
    `<X509Certificate>${certificate.raw.toString('base64')}</X509Certificate></X509Data>`
  );
}
