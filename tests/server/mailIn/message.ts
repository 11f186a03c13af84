/** A message written by hand, as programs of all kinds write them: what a test cares about is given, the rest is usual. */
export type Written = {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly id?: string;
  readonly headers?: readonly string[];
  /** Content-Type and what else belongs to the body, then the body */
  readonly body: string | Buffer;
};

let count = 0;

/** The bytes of a message; `body` begins with its own headers (Content-Type …), an empty line, and the content. */
export function message({
  from = 'Erika Muster <erika@absender.example>',
  to = 'rechnung@land.example',
  subject = 'Rechnung',
  id = `<${(count += 1)}.${process.pid}@absender.example>`,
  headers = [],
  body,
}: Written): Buffer {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    'Date: Tue, 24 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n`), typeof body === 'string' ? Buffer.from(body) : body]);
}

/** A part with its headers. Strings are written as they are; `base64` packs. */
export function part(headers: readonly string[], content: string | Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`), Buffer.from(content as Uint8Array)]);
}

export function base64(headers: readonly string[], content: Uint8Array): Buffer {
  const lines = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  return part([...headers, 'Content-Transfer-Encoding: base64'], lines);
}

export function multipart(type: string, parts: readonly (string | Buffer)[]): Buffer {
  const boundary = `=_${(count += 1)}_grenze`;
  const [main, ...params] = type.split(';');
  const head = `Content-Type: multipart/${[main, ...params, ` boundary="${boundary}"`].join(';')}\r\n\r\n`;
  const inner = parts.flatMap((each) => [
    Buffer.from(`--${boundary}\r\n`),
    Buffer.from(each as Buffer),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([Buffer.from(head), ...inner, Buffer.from(`--${boundary}--\r\n`)]);
}

export const text = (words = 'anbei die Rechnung.\r\nMit freundlichen Grüßen') =>
  part(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'], words);

export const xml = (content: Uint8Array, name = 'rechnung.xml') =>
  base64(
    [`Content-Type: application/xml; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`],
    content,
  );
