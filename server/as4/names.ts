/** Namespaces and identifiers of the Peppol AS4 profile 2.0.3 (on eDelivery AS4 1.14, ebMS 3.0 Core, WS-Security 1.1.1). */

export const ns = {
  env: 'http://www.w3.org/2003/05/soap-envelope',
  eb: 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/',
  ebbp: 'http://docs.oasis-open.org/ebxml-bp/ebbp-signals-2.0',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  wsse11: 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  xenc11: 'http://www.w3.org/2009/xmlenc11#',
  ec: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  sbd: 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader',
} as const;

/** The only algorithms that the profile knows; whatever else a message names is refused. */
export const algorithms = {
  signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  canonical: ns.ec,
  attachmentContent: 'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform',
  attachmentCiphertext: 'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Ciphertext-Transform',
  attachmentOnly: 'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Only',
  data: 'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  keyTransport: 'http://www.w3.org/2009/xmlenc11#rsa-oaep',
  mask: 'http://www.w3.org/2009/xmlenc11#mgf1sha256',
} as const;

export const tokens = {
  x509: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3',
  base64: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary',
  encryptedKey: 'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#EncryptedKey',
} as const;

/** What the header of a Peppol message says in the same words every time (Peppol AS4 profile 2.0.3, 4 and 5). */
export const peppol = {
  partyType: 'urn:fdc:peppol.eu:2017:identifiers:ap',
  agreement: 'urn:fdc:peppol.eu:2017:agreements:tia:ap_provider',
  initiator: 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/initiator',
  responder: 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/responder',
  defaultMpc: 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/defaultMPC',
  participantScheme: 'iso6523-actorid-upis',
  transport: 'peppol-transport-as4-v2_0',
} as const;

/** ebMS 3.0 Core, 5.2.2: a message that only asks whether anybody is there. */
export const ping = {
  service: 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/service',
  action: 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/test',
} as const;

/** Common name of an access point's certificate: its Seat ID. */
export const SEAT_ID = /^P[A-Z]{2}\d{6}$/;
