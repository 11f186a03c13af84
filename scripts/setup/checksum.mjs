import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * SHA-256 (hex) over names and contents of files and folders (paths relative to the checkout) and over `salt`.
 * Contents, not times: a fresh clone and a branch switch change times only.
 */
export function checksum(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths) addPath(hash, path);
  return hash.digest('hex');
}

function addPath(hash, path) {
  const full = join(root, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(full).sort()) addPath(hash, `${path}/${name}`);
  } else {
    hash.update(`\0${path}\0${stat.size}\0`).update(readFileSync(full));
  }
}
