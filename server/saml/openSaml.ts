import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Logger } from 'pino';
import { ConfigError, type Config } from '../config.ts';
import { loadIdp } from './loadIdp.ts';
import { providerSettings, type ProviderSettings } from './providerSettings.ts';
import type { Idp } from './readIdpMetadata.ts';

/** PEM */
export type KeyPair = { readonly key: string; readonly certificate: string };

export type Provider = {
  readonly settings: ProviderSettings;
  /** what its metadata says now. Throws SamlRefusal or a network error when there is none to be had. */
  idp(): Promise<Idp>;
};

/** This platform as a SAML 2.0 service provider. */
export type Saml = {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly sloUrl: string;
  /** signs our messages */
  readonly signing: KeyPair;
  /** announced already, used from the next change of SAML_KEY on; null outside a rollover */
  readonly next: KeyPair | null;
  readonly providers: readonly Provider[];
};

/**
 * Reads SAML_CONFIG, keys and metadata once; null: not configured. A file that is missing or wrong stops the start
 * (ConfigError); an address that does not answer does not, it is asked again when somebody signs in.
 */
export async function openSaml(config: Config, log: Logger, clock: { now(): Date }): Promise<Saml | null> {
  const { saml, publicUrl } = config;
  if (!saml) return null;
  const base = dirname(resolve(saml.config));
  const { providers } = await readSettings(saml.config);
  const signing = await readKeyPair('SAML_KEY', saml.key, saml.certificate);
  const next = saml.next && (await readKeyPair('SAML_NEXT_KEY', saml.next.key, saml.next.certificate));
  const opened: Provider[] = [];
  for (const settings of providers) {
    const idp = loadIdp(settings, base, log, clock);
    await idp().catch((error: unknown) => {
      if (!/^https?:/.test(settings.metadata)) throw broken('SAML_CONFIG', settings.metadata, error);
      log.warn({ err: error, provider: settings.id }, 'metadata of an identity provider could not be read');
    });
    opened.push({ settings, idp });
  }
  return {
    entityId: `${publicUrl}/saml/metadata`,
    acsUrl: `${publicUrl}/saml/acs`,
    sloUrl: `${publicUrl}/saml/slo`,
    signing,
    next,
    providers: opened,
  };
}

async function readSettings(file: string) {
  try {
    return providerSettings.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw broken('SAML_CONFIG', file, error);
  }
}

async function readKeyPair(variable: string, keyFile: string, certificateFile: string): Promise<KeyPair> {
  try {
    const key = await readFile(keyFile, 'utf8');
    const certificate = await readFile(certificateFile, 'utf8');
    if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key)))
      throw new Error('the certificate is for another key');
    return { key, certificate };
  } catch (error) {
    throw broken(variable, keyFile, error);
  }
}

function broken(variable: string, file: string, error: unknown): ConfigError {
  const why = error instanceof Error ? error.message : String(error);
  return new ConfigError([`${variable}: ${file} ist nicht lesbar / is not readable: ${why}`]);
}
