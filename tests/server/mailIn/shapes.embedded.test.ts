import { describe, expect, it } from 'vitest';
import { pdfWith } from '../../support/pdfWith.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { base64, message, multipart, part, text, xml } from './message.ts';
import { startMailIn } from './startMailIn.ts';
import { tnef } from './tnef.ts';
import { zip } from './zip.ts';

/** Each shape: what lies in the mail by place (I = an invoice, else the code of the note). */
type Shape = readonly [name: string, raw: Buffer, outcome: Readonly<Record<string, string>>];

let number = 0;
const invoice = () => sampleInvoice({ number: `M-${(number += 1)}` });
const attachment = (type: string, content: Uint8Array, disposition = 'attachment; filename="rechnung.xml"') =>
  base64([...(type ? [`Content-Type: ${type}`] : []), `Content-Disposition: ${disposition}`], content);
const mixed = (...parts: (string | Buffer)[]) => message({ body: multipart('mixed', parts) });
const forwarded = (inner: Buffer, type = 'message/rfc822') => part([`Content-Type: ${type}`], inner);
const nested = (levels: number): Buffer =>
  levels === 0 ? mixed(text(), xml(invoice())) : mixed(text(), forwarded(nested(levels - 1)));

const utf16 = (bytes: Buffer) =>
  Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(bytes.toString('utf8').replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'utf16le'),
  ]);
const latin1 = (bytes: Buffer) => Buffer.from(bytes.toString('utf8').replace('UTF-8', 'ISO-8859-1'), 'latin1');
const bom = (bytes: Buffer) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
const quotedPrintable = (bytes: Buffer) =>
  bytes
    .toString('latin1')
    .replace(/[=\x80-\xff]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
const picture = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const twice = xml(invoice());
const named = (disposition: string) => mixed(text(), attachment('application/octet-stream', invoice(), disposition));

const shapes: readonly Shape[] = [
  ['application/xml', mixed(text(), xml(invoice())), { 2: 'I' }],
  ['text/xml', mixed(text(), attachment('text/xml', invoice())), { 2: 'I' }],
  ['octet-stream', mixed(text(), attachment('application/octet-stream', invoice())), { 2: 'I' }],
  [
    'octet-stream that claims to be a PDF',
    mixed(text(), attachment('application/pdf', invoice(), 'attachment; filename="=?utf-8?Q?R.pdf?="')),
    { 2: 'I' },
  ],
  ['no type', mixed(text(), attachment('', invoice())), { 2: 'I' }],
  ['inline', mixed(text(), attachment('text/xml', invoice(), 'inline')), { 2: 'I' }],
  ['the body itself', message({ body: attachment('application/xml', invoice()) }), { 1: 'I' }],
  [
    '8bit',
    mixed(text(), part(['Content-Type: application/xml', 'Content-Transfer-Encoding: 8bit'], invoice())),
    { 2: 'I' },
  ],
  [
    'binary',
    mixed(text(), part(['Content-Type: application/xml', 'Content-Transfer-Encoding: binary'], invoice())),
    { 2: 'I' },
  ],
  [
    'quoted-printable',
    mixed(
      text(),
      part(
        ['Content-Type: application/xml', 'Content-Transfer-Encoding: quoted-printable'],
        quotedPrintable(invoice()),
      ),
    ),
    { 2: 'I' },
  ],
  ['byte order mark', mixed(text(), xml(bom(invoice()))), { 2: 'I' }],
  ['UTF-16', mixed(text(), xml(utf16(invoice()))), { 2: 'I' }],
  ['ISO-8859-1', mixed(text(), xml(latin1(invoice()))), { 2: 'I' }],
  [
    'ZUGFeRD',
    mixed(
      text(),
      attachment(
        'application/pdf',
        await pdfWith([{ name: 'factur-x.xml', content: invoice() }]),
        'attachment; filename=r.pdf',
      ),
    ),
    { 2: 'I' },
  ],
  [
    'several',
    mixed(text(), xml(invoice(), 'a.xml'), xml(invoice(), 'b.xml'), xml(invoice(), 'c.xml')),
    { 2: 'I', 3: 'I', 4: 'I' },
  ],
  ['the same one attached and inline', mixed(text(), twice, twice), { 2: 'I' }],
  [
    'alternative in mixed',
    mixed(multipart('alternative', [text(), part(['Content-Type: text/html'], '<p>anbei')]), xml(invoice())),
    { 2: 'I' },
  ],
  [
    'with a logo',
    mixed(
      multipart('related', [
        part(['Content-Type: text/html'], '<p>'),
        base64(['Content-Type: image/png', 'Content-ID: <logo>'], picture),
      ]),
      xml(invoice()),
    ),
    { 2: 'I' },
  ],
  [
    'with a time sheet',
    mixed(text(), xml(invoice()), attachment('application/pdf', await pdfWith([]), 'attachment; filename=stunden.pdf')),
    { 2: 'I', 3: 'MAIL_BESIDE' },
  ],
  [
    'with other XML',
    mixed(text(), attachment('text/xml', Buffer.from('<protokoll/>')), xml(invoice())),
    { 2: 'MAIL_BESIDE', 3: 'I' },
  ],
  ['other XML alone', mixed(text(), attachment('text/xml', Buffer.from('<protokoll/>'))), { 2: 'I' }],
  ['forwarded', nested(1), { '2.2': 'I' }],
  ['forwarded three times', nested(3), { '2.2.2.2': 'I' }],
  ['forwarded four times', nested(4), { '2.2.2.2': 'MAIL_TOO_DEEP' }],
  [
    'forwarded as .eml',
    mixed(text(), attachment('application/octet-stream', nested(0), 'attachment; filename=fwd.eml')),
    { '2.2': 'I' },
  ],
  [
    'digest',
    message({ body: multipart('digest', [forwarded(nested(0)), forwarded(nested(0))]) }),
    { '1.2': 'I', '2.2': 'I' },
  ],
  [
    'ZIP',
    mixed(
      text(),
      attachment(
        'application/zip',
        zip([
          { name: 'a/1.xml', bytes: invoice() },
          { name: '../../2.xml', bytes: invoice() },
        ]),
      ),
    ),
    { '2/a/1.xml': 'I', '2/../../2.xml': 'I' },
  ],
  [
    'ZIP in ZIP',
    mixed(
      text(),
      attachment('application/zip', zip([{ name: 'i.zip', bytes: zip([{ name: '1.xml', bytes: invoice() }]) }])),
    ),
    { '2/i.zip': 'MAIL_TOO_DEEP' },
  ],
  [
    'ZIP with a password',
    mixed(text(), attachment('application/zip', zip([{ name: '1.xml', bytes: invoice(), encrypted: true }]))),
    { 2: 'MAIL_ZIP_ENCRYPTED' },
  ],
  [
    'ZIP bomb',
    mixed(text(), attachment('application/zip', zip([{ name: '1.xml', bytes: Buffer.alloc(80 * 1024 * 1024, '<') }]))),
    { 2: 'MAIL_ZIP_TOO_LARGE' },
  ],
  [
    'broken ZIP',
    mixed(text(), attachment('application/zip', zip([{ name: '1.xml', bytes: invoice() }]).subarray(0, 300))),
    { 2: 'MAIL_ZIP_BROKEN' },
  ],
  [
    'winmail.dat',
    mixed(text(), attachment('application/ms-tnef', tnef('r.xml', invoice()), 'attachment; filename=winmail.dat')),
    { '2/r.xml': 'I' },
  ],
  [
    'broken winmail.dat',
    mixed(text(), attachment('application/ms-tnef', Buffer.from('kaputt'), 'attachment; filename=winmail.dat')),
    { 2: 'MAIL_WINMAIL' },
  ],
  ['pasted into the text', message({ body: part(['Content-Type: text/plain'], invoice()) }), { 1: 'MAIL_PASTED' }],
  [
    'pasted into HTML',
    mixed(part(['Content-Type: text/html'], `<pre>${invoice().toString().replaceAll('<', '&lt;')}</pre>`)),
    { 1: 'MAIL_PASTED' },
  ],
  ['text alone', message({ body: text() }), { 1: 'MAIL_WITHOUT_INVOICE' }],
  [
    'a bare PDF',
    mixed(text(), attachment('application/pdf', await pdfWith([]), 'attachment; filename=r.pdf')),
    { 2: 'FILE_PDF' },
  ],
  [
    'a Word file',
    mixed(
      text(),
      attachment(
        'application/msword',
        Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
        'attachment; filename=r.doc',
      ),
    ),
    { 2: 'FILE_WORD' },
  ],
  ['an empty file', mixed(text(), attachment('application/xml', Buffer.alloc(0))), { 2: 'UPLOAD_EMPTY' }],
  [
    'external body',
    mixed(
      text(),
      part(
        ['Content-Type: message/external-body; access-type=URL; URL="http://127.0.0.1/r.xml"'],
        'Content-Type: text/xml\r\n\r\n',
      ),
    ),
    { 2: 'MAIL_EXTERNAL' },
  ],
  [
    'part of a larger one',
    message({ body: part(['Content-Type: message/partial; id=1; number=1; total=2'], 'x') }),
    { 1: 'MAIL_EXTERNAL' },
  ],
  [
    'PGP',
    message({
      body: multipart('encrypted; protocol="application/pgp-encrypted"', [
        part(['Content-Type: application/pgp-encrypted'], 'Version: 1'),
        part(['Content-Type: application/octet-stream'], '-----BEGIN PGP MESSAGE-----'),
      ]),
    }),
    { 1: 'MAIL_PGP' },
  ],
  [
    'encrypted, and we have no key',
    message({
      body: base64(
        ['Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m'],
        Buffer.from('30020500', 'hex'),
      ),
    }),
    { 1: 'MAIL_ENCRYPTED' },
  ],
  ['hundreds of parts', mixed(...Array.from({ length: 250 }, () => text())), { 1: 'MAIL_UNREADABLE' }],
  [
    'a last delimiter that is missing',
    message({ body: multipart('mixed', [text(), xml(invoice())]).subarray(0, -12) }),
    { 2: 'I' },
  ],
  ['a name by RFC 2231', named(`attachment; filename*0*=UTF-8''R%C3%A4chnung; filename*1=.xml`), { 2: 'I' }],
  ['a name as encoded word', named('attachment; filename="=?utf-8?Q?R=C3=A4chnung.xml?="'), { 2: 'I' }],
  ['a raw 8-bit name', named('attachment; filename="Rächnung.xml"'), { 2: 'I' }],
  ['a name with a path', named('attachment; filename="..\\\\..\\\\etc/Rächnung.xml"'), { 2: 'I' }],
  ['a name that turns the direction of writing', named('attachment; filename="Rächnung\u202elmx.xml"'), { 2: 'I' }],
  ['a name of 300 characters', named(`attachment; filename="Rächnung${'x'.repeat(300)}.xml"`), { 2: 'I' }],
];

describe('a mail', async () => {
  const mail = await startMailIn();

  it.each(shapes)('%s', async (name, raw, outcome) => {
    expect(await mail.send(raw)).toContain('2.0.0');
    const { parts, state } = await mail.opened(raw);
    expect(Object.fromEntries(parts.map(({ path, note }) => [path, note ?? 'I']))).toEqual(outcome);
    expect(['opened', 'answered']).toContain(state);
    if (/name/.test(name) && name !== 'a name with a path') expect(parts[0]?.fileName).toMatch(/^Rächnung/);
    expect(
      parts.every(({ fileName }) => fileName === null || (fileName.length <= 255 && !/[\u202a-\u202e]/.test(fileName))),
    ).toBe(true);
  });

  it('of every shape is answered once, naming each cause and way out', async () => {
    for (const [, raw, outcome] of shapes) {
      const answer = (await mail.answerTo(raw)).toString();
      expect(answer).toContain('Auto-Submitted: auto-replied');
      expect(answer).toContain(Object.values(outcome).includes('I') ? '/r/' : 'keine Rechnung angenommen');
    }
    const answers = mail.out.mails.filter(({ raw }) => raw.includes('auto-replied'));
    expect(answers).toHaveLength(shapes.length);
    expect(answers.every(({ from }) => from === '')).toBe(true);
  });
});
