import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { ProviderSettings } from './providerSettings.ts';
import { readIdpMetadata, type Idp } from './readIdpMetadata.ts';
import { SamlRefusal } from './SamlRefusal.ts';

/** Providers announce a new key days before they use it. */
const FRESH_MS = 3600_000;
const FETCH_MS = 10_000;
/** One provider has about 10 kB; federations of thousands are not what this reads. */
const METADATA_BYTES = 1024 * 1024;

/**
 * What a provider's metadata says, kept in memory. A file is read again when it has changed, an address after an hour; when
 * that fails, what was known before goes on counting and the log says so.
 */
export function loadIdp(settings: ProviderSettings, base: string, log: Logger, clock: { now(): Date }) {
  const isAddress = /^https?:\/\//.test(settings.metadata);
  const file = resolve(base, settings.metadata);
  let known: { readonly idp: Idp; readonly mark: number } | null = null;

  return async (): Promise<Idp> => {
    try {
      const now = clock.now();
      const mark = isAddress ? Math.floor(now.getTime() / FRESH_MS) : (await stat(file)).mtimeMs;
      if (known?.mark === mark) return known.idp;
      const bytes = isAddress ? await fetchMetadata(settings.metadata) : await readFile(file);
      known = { idp: readIdpMetadata(bytes, settings.fingerprints, now), mark };
    } catch (error) {
      if (!known) throw error;
      log.error(
        { err: error, provider: settings.id },
        'metadata could not be read again, the old one goes on counting',
      );
    }
    return known.idp;
  };
}

async function fetchMetadata(address: string): Promise<Uint8Array> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' });
  if (!answer.ok || !answer.body) throw new SamlRefusal('unreadable', `${address} answered ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > METADATA_BYTES) throw new SamlRefusal('unreadable', `${address} is too large`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
