import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildMessage, canonical, usual, type Recipe } from './buildMessage.ts';
import { peppolServer, type PeppolServer } from './peppolServer.ts';
import { testAuthority, type Party } from './testAuthority.ts';
import { verifySignal } from './verifySignal.ts';

let server: PeppolServer;
let revoked: Party;
beforeAll(async () => {
  server = await peppolServer();
  // before the first message: from then on the server keeps the list for a while
  revoked = server.authority.issue('POP000306');
  server.authority.revoke(revoked);
});

const replaced = (from: string | RegExp, to: string) => (xml: string) => {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to change: ${String(from)}`);
  return changed;
};
const DIGEST = (nth: number) => (xml: string) => {
  let seen = 0;
  return xml.replace(/<ds:DigestValue>(.)/g, (whole, sign: string) =>
    seen++ === nth ? `<ds:DigestValue>${sign === 'A' ? 'B' : 'A'}` : whole,
  );
};
const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? copy.length + at : at]! ^= 1;
  return copy;
};
const secondMessaging = (xml: string) =>
  xml.replace(
    '</S12:Header>',
    `${/<eb:Messaging[\s\S]*<\/eb:Messaging>/.exec(xml)?.[0].replace('msg-1', 'msg-2')}</S12:Header>`,
  );
/** Signature wrapping: the signed Messaging moves aside, one with other words takes its place. */
const wrapped = (xml: string) => {
  const signed = /<eb:Messaging[\s\S]*<\/eb:Messaging>/.exec(xml)?.[0] ?? '';
  return xml
    .replace(signed, signed.replace('wsu:Id="msg-1"', 'wsu:Id="msg-9"').replace('c-1', 'c-2'))
    .replace('</wsse:Security>', `<wrapper xmlns="urn:x">${signed}</wrapper></wsse:Security>`);
};

/** What is wrong, and the answer: an ebMS code with the beginning of its detail, or the code of a problem. */
const matrix: Record<string, readonly [Partial<Recipe> | (() => Partial<Recipe>), RegExp]> = {
  // What is signed
  'the digest of Messaging is another one': [{ signedInfo: DIGEST(0) }, /^EBMS:0101 the digest of Messaging/],
  'the digest of the Body is another one': [{ signedInfo: DIGEST(1) }, /^EBMS:0101 the digest of Body/],
  'the digest of the attachment is another one': [{ signedInfo: DIGEST(2) }, /^EBMS:0101 the digest of the attachment/],
  'the signature value is another one': [
    {
      envelope: (xml) =>
        xml.replace(/<ds:SignatureValue>(.)/, (_, sign: string) => `<ds:SignatureValue>${sign === 'A' ? 'B' : 'A'}`),
    },
    /^EBMS:0101 the signature/,
  ],
  'the header was changed after signing': [{ envelope: replaced('c-1', 'c-2') }, /^EBMS:0101 the digest of Messaging/],
  'there are two Messaging blocks': [{ envelope: secondMessaging }, /^EBMS:0009 Messaging and Security/],
  'the signed Messaging was moved aside (wrapping)': [{ envelope: wrapped }, /^EBMS:0009 Messaging and Security/],
  'the Body is not signed': [
    { references: (all) => all.filter((_, index) => index !== 1) },
    /^EBMS:0103 Body must be signed/,
  ],
  'the attachment is not signed': [{ references: (all) => all.slice(0, 2) }, /^EBMS:0103/],
  'Messaging is signed twice': [
    { references: (all) => [...all, ...all.slice(0, 1)] },
    /^EBMS:0103 Messaging must be signed, once/,
  ],
  'an attachment more comes along, unsigned': [
    {
      parts: (parts) => [
        ...parts,
        { headers: 'Content-Type: text/plain\r\nContent-ID: <more@cid>', bytes: Buffer.from('x') },
      ],
    },
    /^EBMS:0011/,
  ],
  'the attachment is missing': [{ parts: (parts) => parts.slice(0, 1) }, /^EBMS:0011/],
  'the attachment has another Content-ID': [
    {
      parts: ([root, attachment]) => [
        root!,
        { ...attachment!, headers: attachment!.headers.replace(/<.*@/, '<other@') },
      ],
    },
    /^EBMS:0003/,
  ],
  'an Id stands there twice': [{ body: replaced('body-1', 'msg-1') }, /^EBMS:0009 an Id stands there twice/],
  'a comment stands inside a signed value': [
    { messaging: replaced('POP000123', 'POP<!-- -->000123'), envelope: replaced('POP000123', 'POP<!-- -->000123') },
    /^EBMS:0009 PartyId holds more than text/,
  ],
  'a processing instruction stands inside a signed value': [
    { messaging: replaced('POP000123', 'POP<?x y?>000123') },
    /^EBMS:0009 PartyId holds more than text/,
  ],
  'it is not signed at all': [
    { envelope: replaced(/<ds:Signature [\s\S]*<\/ds:Signature>/, '') },
    /^EBMS:0103 the message is not signed/,
  ],

  // Algorithms and keys
  'RSA-SHA1': [
    { signedInfo: replaced('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1'), signWith: { hash: 'sha1' } },
    /^EBMS:0103 the algorithm of SignatureMethod/,
  ],
  'digests by SHA-1': [
    { signedInfo: replaced('2001/04/xmlenc#sha256', '2000/09/xmldsig#sha1') },
    /^EBMS:0103 the algorithm of DigestMethod/,
  ],
  'canonical form with comments': [
    { signedInfo: replaced('exc-c14n#"', 'exc-c14n#WithComments"') },
    /^EBMS:0103 the algorithm of CanonicalizationMethod/,
  ],
  'an XSLT transform': [
    {
      references: ([first, ...more]) => [
        first!.replace('http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/TR/1999/REC-xslt-19991116'),
        ...more,
      ],
    },
    /^EBMS:0103 the algorithm of Transform/,
  ],
  'aes128-cbc': [
    { envelope: replaced('2009/xmlenc11#aes128-gcm', '2001/04/xmlenc#aes128-cbc') },
    /^EBMS:0103 the algorithm of EncryptionMethod/,
  ],
  'rsa-oaep-mgf1p': [
    { envelope: replaced('2009/xmlenc11#rsa-oaep', '2001/04/xmlenc#rsa-oaep-mgf1p') },
    /^EBMS:0103 the algorithm of EncryptionMethod/,
  ],
  'the certificate by its key identifier': [
    { envelope: replaced(/<wsse:Reference URI="#token-1"[^>]*>/, '<wsse:KeyIdentifier>AAAA</wsse:KeyIdentifier>') },
    /^EBMS:0103 the certificate must be referenced directly/,
  ],
  'an encrypted Body': [
    {
      envelope: replaced(
        '<xenc:DataReference URI="#data-1"/>',
        '<xenc:DataReference URI="#data-1"/><xenc:DataReference URI="#body-1"/>',
      ),
    },
    /^EBMS:0103 the list of the key/,
  ],
  'it is not encrypted': [
    { envelope: replaced(/<xenc:EncryptedKey[\s\S]*<\/xenc:EncryptedData>/, ''), ciphertext: () => gzipSync('x') },
    /^EBMS:0103 the payload must be encrypted/,
  ],
  'it is encrypted for somebody else': [
    () => ({ encryptFor: server.sender.certificate }),
    /^EBMS:0102 the payload could not be decrypted/,
  ],
  'the tag is another one': [
    { ciphertext: (bytes) => flipped(bytes, -1) },
    /^EBMS:0102 the payload could not be decrypted/,
  ],
  'the ciphertext is another one': [
    { ciphertext: (bytes) => flipped(bytes, 20) },
    /^EBMS:0102 the payload could not be decrypted/,
  ],
  'the ciphertext is cut off': [
    { ciphertext: (bytes) => bytes.subarray(0, 27) },
    /^EBMS:0102 the payload could not be decrypted/,
  ],

  // Packing
  'a gzip bomb': [() => ({ payload: Buffer.alloc(64 * 1024 * 1024, ' ') }), /^EBMS:0303 the payload is too large/],
  'something behind the gzip': [
    { pack: (payload) => Buffer.concat([gzipSync(payload), Buffer.from('trailing')]) },
    /^EBMS:0303/,
  ],
  'no gzip': [{ pack: (payload) => payload }, /^EBMS:0303 the payload is no gzip/],
  'a gzip that is cut off': [
    { pack: (payload) => gzipSync(payload).subarray(0, -9) },
    /^EBMS:0303 the payload is no gzip/,
  ],
  'no CompressionType': [
    { messaging: replaced('<eb:Property name="CompressionType">application/gzip</eb:Property>', '') },
    /^EBMS:0003 CompressionType/,
  ],

  // XML
  'a DTD in the SOAP part': [
    { envelope: replaced('<S12:Envelope', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><S12:Envelope') },
    /^AS4_NO_SOAP$/,
  ],
  'a payload in the Body': [
    { body: replaced('/>', '><x xmlns="urn:x"/></S12:Body>') },
    /^EBMS:0009 the Body must be empty/,
  ],
  'a header block that must be understood and is not': [
    { envelope: replaced('</S12:Header>', '<x xmlns="urn:x" S12:mustUnderstand="true"/></S12:Header>') },
    /^EBMS:0009 the header block x/,
  ],

  // The header
  'From is not whose certificate this is': [{ from: 'POP000124' }, /^EBMS:0101 From\/PartyId/],
  'To is somebody else': [{ to: 'POP000998' }, /^EBMS:0010 To\/PartyId/],
  'another agreement': [{ agreement: 'urn:other' }, /^EBMS:0010 AgreementRef/],
  'the old type of party': [
    { messaging: replaced(usual.partyType, 'urn:oasis:names:tc:ebcore:partyid-type:unregistered') },
    /^EBMS:0010 the type of PartyId/,
  ],
  'a RefToMessageId': [
    { messaging: replaced('</eb:MessageInfo>', '<eb:RefToMessageId>x@y</eb:RefToMessageId></eb:MessageInfo>') },
    /^EBMS:0003 RefToMessageId/,
  ],
  'no final recipient': [
    { messaging: replaced(/<eb:Property name="finalRecipient".*?<\/eb:Property>/, '') },
    /^EBMS:0003 the properties/,
  ],
  'another message channel': [
    { messaging: replaced('<eb:UserMessage>', '<eb:UserMessage mpc="urn:other">') },
    /^EBMS:0001/,
  ],

  // The envelope of Peppol
  'originalSender is not the one of the envelope': [
    { originalSender: '9930:de999999999' },
    /^EBMS:0004 originalSender/,
  ],
  'finalRecipient is not the one of the envelope': [{ finalRecipient: '0204:99-99' }, /^EBMS:0004 finalRecipient/],
  'Action is not the one of the envelope': [{ action: 'busdox-docid-qns::other' }, /^EBMS:0004 Action/],
  'Service is not the one of the envelope': [{ service: 'other' }, /^EBMS:0004 Service/],
  'no country of C1': [() => ({ payload: server.sbd({ country: null }) }), /^EBMS:0004 COUNTRY_C1/],
  'no envelope around the invoice': [{ payload: Buffer.from('<Invoice/>') }, /^EBMS:0004 the payload cannot be read/],
  'a receiver that nobody knows': [
    () => ({ payload: server.sbd({ receiver: '0204:991-33333TEST-33' }), finalRecipient: '0204:991-33333TEST-33' }),
    /^EBMS:0004 PEPPOL:NOT_SERVICED$/,
  ],
  'an old document type': [
    () => {
      const documentType = usual.documentType.replace('xrechnung_3.0', 'xrechnung_2.3');
      return { payload: server.sbd({ documentType }), action: `busdox-docid-qns::${documentType}` };
    },
    /^EBMS:0004 PEPPOL:NOT_SERVICED$/,
  ],
};

describe('a message is refused by a signed error when', () => {
  it.each(Object.keys(matrix))('%s', async (name) => {
    const [recipe, says] = matrix[name] ?? [{}, /never/];
    const built = server.build(typeof recipe === 'function' ? recipe() : recipe);
    const answer = await server.post(built);
    expect(answer.says).toMatch(says);
    if (answer.status !== 200) return;
    const signal = verifySignal(answer.xml, server.us.certificate);
    expect(signal.signed).toBe(true);
    expect([built.messageId, null]).toContain(signal.refToMessageId);
  });

  it('and nothing of all that was stored', async () => {
    const list = (await (await server.asAdmin('/api/v1/invoices?channel=peppol')).json()) as { items: unknown[] };
    expect(list.items).toEqual([]);
  });
});

describe('a certificate is refused when it', () => {
  const certificates = {
    'has expired': [() => server.authority.issue('POP000301', { until: '20260101000000Z' }), /not valid now/],
    'is not valid yet': [() => server.authority.issue('POP000302', { from: '20390101000000Z' }), /not valid now/],
    'is one of an authority': [() => server.authority.issue('POP000303', { ca: true }), /is one of an authority/],
    'is not for signing': [() => server.authority.issue('POP000304', { encipher: true }), /not for signing/],
    'has a short key': [() => server.authority.issue('POP000305', { bits: 1024 }), /at least 2048 bits/],
    'has a name that is no Seat ID': [() => server.authority.issue('test.example'), /no Seat ID/],
    'was revoked': [() => revoked, /has been revoked/],
    'comes from a foreign authority': [
      async () => (await testAuthority('Foreign')).issue('POP000307'),
      /does not lead to a trusted root/,
    ],
  } as const;

  it.each(Object.keys(certificates) as (keyof typeof certificates)[])('%s', async (name) => {
    const [issue, why] = certificates[name];
    const sender = await issue();
    const answer = await server.send({ sender, from: sender.seatId });
    expect(answer.says).toMatch(new RegExp(`^EBMS:0101 .*${why.source}`));
  });

  it('says nothing of where its state can be asked: the sender shall try again', async () => {
    const sender = server.authority.issue('POP000308', { silent: true });
    const answer = await server.send({ sender });
    expect(answer).toMatchObject({ status: 503, says: 'AS4_REVOCATION_UNKNOWN' });
  });
});

describe('the builder of these tests', () => {
  it('makes a message that is right when nothing is wrong', async () => {
    const built = buildMessage({
      sender: server.sender,
      receiver: server.us.certificate,
      payload: server.sbd(),
      finalRecipient: server.participant,
    });
    expect((await server.post(built)).says).toBe('receipt');
    expect(canonical('<a xmlns:b="urn:b" z="1" y="2"/>')).toBe('<a y="2" z="1"></a>');
  });
});
