import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BundleRefused } from './BundleRefused.ts';
import { readZip } from './readZip.ts';

/** The files of a bundle by their paths with slashes, relative to scenarios.xml. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/** What a check needs of a configuration; reports, documentation and scripts are left behind. */
const NEEDED = /\.(xsd|xsl|xslt|sch)$/i;
const MAX_BYTES = 128 * 1024 * 1024;

/** Reads a folder, or an archive by its bytes, as it was published. Throws BundleRefused. */
export function readBundleFiles(from: { readonly folder: string } | { readonly zip: Uint8Array }): BundleFiles {
  const files = 'zip' in from ? readZip(from.zip) : readFolder(from.folder);
  for (const path of files.keys()) refuseOutside(path);
  const root = rootOf([...files.keys()]);
  const kept = [...files]
    .filter(([path]) => path.startsWith(root))
    .map(([path, bytes]) => [path.slice(root.length), bytes] as const)
    .filter(([path]) => path === 'scenarios.xml' || NEEDED.test(path))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(kept);
}

/** The files as one, as they are stored: the same files give the same bytes. */
export function packBundle(files: BundleFiles): Buffer {
  return gzipSync(JSON.stringify([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')])));
}

/** What packBundle made. It comes from our own database, yet its paths are looked at again. */
export function unpackBundle(packed: Uint8Array): BundleFiles {
  const entries = JSON.parse(gunzipSync(packed, { maxOutputLength: 2 * MAX_BYTES }).toString()) as [string, string][];
  for (const [path] of entries) refuseOutside(path);
  return new Map(entries.map(([path, text]) => [path, Buffer.from(text, 'base64')]));
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const STRANGE = /[\0-\x1f\\:*?"<>|]/;

/** No way up, no absolute path, no drive, nothing that two systems read in two ways. */
function refuseOutside(path: string): void {
  const parts = path.split('/');
  const strange = STRANGE.test(path);
  if (strange || path.startsWith('/') || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new BundleRefused('PATH_OUTSIDE', { path: path.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200) });
}

/** Archives often hold one folder with everything in it. */
function rootOf(paths: readonly string[]): string {
  const found = paths.filter((path) => path === 'scenarios.xml' || path.endsWith('/scenarios.xml'));
  const shortest = found.toSorted((a, b) => a.split('/').length - b.split('/').length)[0];
  if (shortest === undefined) throw new BundleRefused('SCENARIOS_MISSING');
  return shortest.slice(0, -'scenarios.xml'.length);
}

/** Links are not followed: they could lead anywhere. */
function readFolder(folder: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join('/');
    if (entry.isSymbolicLink()) throw new BundleRefused('PATH_OUTSIDE', { path });
    if (!entry.isFile() || !(entry.name === 'scenarios.xml' || NEEDED.test(entry.name))) continue;
    size += lstatSync(file).size;
    if (size > MAX_BYTES) throw new BundleRefused('ARCHIVE_TOO_LARGE', { detail: `> ${MAX_BYTES / 1024 / 1024} MiB` });
    files.set(path, readFileSync(file));
  }
  return files;
}
