import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';

/** The structure that readers by ear follow, as nested roles: ['Document', ['H1'], ['Table', …]]. */
export type Tags = readonly [role: string, ...children: Tags[]];

export type OpenedPdf = {
  readonly tags: Tags;
  readonly pages: number;
  readonly language: string | null;
  readonly bookmarks: readonly string[];
  readonly metadata: string;
  /** fonts and whether each is embedded */
  readonly fonts: Readonly<Record<string, boolean>>;
  /** roles of table heads and their scope */
  readonly scopes: readonly string[];
};

const key = (name: string) => PDFName.of(name);
const textOf = (value: unknown) =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
const nameOf = (value: unknown) => (value instanceof PDFName ? value.decodeText() : null);

/** What a printed PDF says about itself, by a library that has not made it. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const scopes: string[] = [];
  const read = (element: PDFDict): Tags => {
    const role = nameOf(element.lookup(key('S'))) ?? '?';
    const scope = element.lookupMaybe(key('A'), PDFDict)?.lookup(key('Scope'));
    if (scope) scopes.push(`${role} ${nameOf(scope)}`);
    return [role, ...kidsOf(element).map(read)];
  };
  const kidsOf = (element: PDFDict): PDFDict[] => {
    const kids = element.lookup(key('K'));
    if (!(kids instanceof PDFArray)) return [];
    const all = Array.from({ length: kids.size() }, (_, index) => kids.lookup(index));
    return all.filter((kid) => kid instanceof PDFDict).filter((kid) => kid.has(key('S')));
  };
  const [top] = kidsOf(catalog.lookup(key('StructTreeRoot'), PDFDict));
  const dicts = context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict);
  const metadata = catalog.lookup(key('Metadata')) as unknown as { readonly contents: Uint8Array };
  return {
    tags: top ? read(top) : ['?'],
    pages: document.getPageCount(),
    language: textOf(catalog.lookup(key('Lang'))),
    bookmarks: dicts
      .filter((dict) => dict.has(key('Dest')) || (dict.has(key('Title')) && dict.has(key('Parent'))))
      .flatMap((dict) => textOf(dict.lookup(key('Title'))) ?? []),
    metadata: Buffer.from(metadata.contents).toString('utf8'),
    fonts: Object.fromEntries(
      dicts
        .filter((dict) => nameOf(dict.lookup(key('Type'))) === 'FontDescriptor')
        .map((dict) => [nameOf(dict.lookup(key('FontName'))) ?? '?', dict.has(key('FontFile2'))]),
    ),
    scopes,
  };
}

/** All roles, in the order of reading. */
export function rolesOf([role, ...children]: Tags): readonly string[] {
  return [role, ...children.flatMap(rolesOf)];
}

/** Every element with this role. */
export function withRole(tags: Tags, role: string): readonly Tags[] {
  const [own, ...children] = tags;
  return [...(own === role ? [tags] : []), ...children.flatMap((child) => withRole(child, role))];
}
