export type Mutation = {
  /** what comes out is not well-formed, whatever `random` says: it must never be accepted */
  readonly breaksXml: boolean;
  change(original: Uint8Array, random: () => number): Uint8Array;
};

/** Strings that readers of XML, numbers and dates stumble over. */
const NASTY = [
  '',
  ' ',
  '\u00a0',
  '-0',
  'NaN',
  'INF',
  '1e308',
  '9'.repeat(400),
  '0.' + '0'.repeat(400) + '1',
  '2026-02-30',
  '9999999999-01-01',
  'A'.repeat(100_000),
  '\u{1f9fe}'.repeat(50),
  '&#0;',
  '&#xD800;',
  '&undefined;',
  '<![CDATA[x]]>',
  '<!-- -->',
  '<?xml-stylesheet href="x"?>',
  "' or '1'='1",
  '{0}',
  '$(id)',
] as const;

/**
 * Ways to change a valid invoice. The first group works on bytes and does not know what it hits; the second on elements; what
 * surely breaks the XML says so.
 */
export const mutations = {
  flipBits: {
    breaksXml: false,
    change: (original, random) =>
      repeat(original, random, 8, (bytes, at) => void (bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8)))),
  },
  overwriteBytes: {
    breaksXml: false,
    change: (original, random) => repeat(original, random, 8, (bytes, at) => void (bytes[at] = below(random, 256))),
  },
  removeBytes: {
    breaksXml: false,
    change: (original, random) => {
      const [from, to] = range(original.length, random, 40);
      return Buffer.concat([original.subarray(0, from), original.subarray(to)]);
    },
  },
  doubleBytes: {
    breaksXml: false,
    change: (original, random) => {
      const [from, to] = range(original.length, random, 200);
      return Buffer.concat([original.subarray(0, to), original.subarray(from)]);
    },
  },
  noise: {
    breaksXml: true,
    change: (_original, random) =>
      Buffer.from(Array.from({ length: 1 + below(random, 2000) }, () => below(random, 256))),
  },
  cutEnd: {
    // The document's last byte but white space is the > of its end tag: whatever is cut, that is missing.
    breaksXml: true,
    change: (original, random) =>
      Buffer.from(text(original).trimEnd()).subarray(0, -1 - below(random, original.length - 2)),
  },
  nulByte: { breaksXml: true, change: (original, random) => insert(original, below(random, original.length), '\0') },
  brokenUtf8: {
    breaksXml: true,
    change: (original, random) => splice(original, placeInText(original, random), Buffer.from([0xc3, 0x28])),
  },
  strayEndTag: {
    breaksXml: true,
    change: (original, random) => insert(original, placeInText(original, random), '</never-opened>'),
  },
  openTag: {
    breaksXml: true,
    change: (original, random) => insert(original, placeInText(original, random), '<never-closed>'),
  },
  bareAmpersand: {
    breaksXml: true,
    change: (original, random) => insert(original, placeInText(original, random), ' & '),
  },
  secondRoot: { breaksXml: true, change: (original) => Buffer.concat([original, Buffer.from('<more/>')]) },
  doctype: {
    breaksXml: false,
    change: (original) =>
      replaceOnce(original, '?>', '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
  },
  encodingName: {
    breaksXml: false,
    change: (original, random) =>
      replaceOnce(
        original,
        /encoding="[^"]*"/,
        `encoding="${pick(['UTF-16', 'ISO-8859-1', 'UTF-7', 'EBCDIC-CP-DE', 'x', ''], random)}"`,
      ),
  },
  utf16: {
    breaksXml: false,
    change: (original) =>
      Buffer.from(`\ufeff${text(original).replace(/encoding="[^"]*"/, 'encoding="UTF-16"')}`, 'utf16le'),
  },
  emptyElement: { breaksXml: false, change: (original, random) => onLeaf(original, random, () => '') },
  nastyValue: { breaksXml: false, change: (original, random) => onLeaf(original, random, () => pick(NASTY, random)) },
  swapValues: {
    breaksXml: false,
    change: (original, random) => onLeaf(original, random, () => pick(leaves(text(original)), random)?.[2] ?? ''),
  },
  removeElement: { breaksXml: false, change: (original, random) => onElement(original, random, () => '') },
  doubleElement: {
    breaksXml: false,
    change: (original, random) => onElement(original, random, (element) => element + element),
  },
  manyElements: {
    breaksXml: false,
    change: (original, random) => onElement(original, random, (element) => element.repeat(2 + below(random, 300))),
  },
  nestElement: {
    breaksXml: false,
    change: (original, random) =>
      onElement(original, random, (element) => '<x>'.repeat(below(random, 400)) + element + '</x>'),
  },
  wrapDeep: {
    breaksXml: false,
    change: (original, random) => {
      const depth = 1 + below(random, 600);
      return onElement(original, random, (element) => '<x>'.repeat(depth) + element + '</x>'.repeat(depth));
    },
  },
  otherNamespace: {
    breaksXml: false,
    change: (original, random) => replaceOnce(original, /xmlns(:\w+)?="[^"]*"/, `xmlns="urn:x:${below(random, 9)}"`),
  },
  moreAttributes: {
    breaksXml: false,
    change: (original, random) =>
      onElement(original, random, (element) =>
        element.replace(
          /^<[\w:]+/,
          (start) => start + Array.from({ length: below(random, 600) }, (_, i) => ` a${i}="${i}"`).join(''),
        ),
      ),
  },
} as const satisfies Record<string, Mutation>;

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const below = (random: () => number, limit: number) => Math.floor(random() * limit);

function pick<T>(from: readonly T[], random: () => number): T {
  return from[below(random, from.length)] as T;
}

function range(length: number, random: () => number, most: number): [number, number] {
  const from = below(random, length);
  return [from, Math.min(length, from + 1 + below(random, most))];
}

function repeat(
  original: Uint8Array,
  random: () => number,
  most: number,
  change: (bytes: Buffer, at: number) => void,
): Buffer {
  const bytes = Buffer.from(original);
  for (let times = 1 + below(random, most); times > 0; times -= 1) change(bytes, below(random, bytes.length));
  return bytes;
}

function splice(original: Uint8Array, at: number, more: Uint8Array): Buffer {
  return Buffer.concat([original.subarray(0, at), more, original.subarray(at)]);
}

const insert = (original: Uint8Array, at: number, more: string) => splice(original, at, Buffer.from(more));

/** Elements without child elements: start tag, name, text. */
function leaves(document: string): RegExpExecArray[] {
  return [...document.matchAll(/(?<=<([\w:]+)(?:\s[^<>]*)?>)([^<>]*)(?=<\/\1>)/g)] as RegExpExecArray[];
}

/** A place inside the text of an element, in bytes. */
function placeInText(original: Uint8Array, random: () => number): number {
  const document = text(original);
  const leaf = pick(leaves(document), random);
  return Buffer.byteLength(document.slice(0, leaf.index));
}

function onLeaf(original: Uint8Array, random: () => number, value: () => string): Buffer {
  const document = text(original);
  const leaf = pick(leaves(document), random);
  return Buffer.from(document.slice(0, leaf.index) + value() + document.slice(leaf.index + leaf[0].length));
}

/** An element with all that is in it, found by its own end tag; names that nest in themselves are cut wrongly, which is welcome. */
function onElement(original: Uint8Array, random: () => number, change: (element: string) => string): Buffer {
  const document = text(original);
  const element = pick([...document.matchAll(/<([\w]+:[\w]+)[\s>]/g)], random);
  const end = document.indexOf(`</${element[1]}>`, element.index) + `</${element[1]}>`.length;
  return Buffer.from(
    document.slice(0, element.index) + change(document.slice(element.index, end)) + document.slice(end),
  );
}

function replaceOnce(original: Uint8Array, what: string | RegExp, by: string): Buffer {
  return Buffer.from(text(original).replace(what, () => by));
}
