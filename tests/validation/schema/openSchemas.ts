import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBundle, type Bundle } from '../../../validation/bundle.ts';
import { bindings } from '../../../validation/en16931/bindings.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const builtin = fileURLToPath(new URL('../../../schematron/builtin/', import.meta.url));

/** The built-in bundle without its rules, which take long to compile: scenarios and schemas only. */
export async function openSchemas(): Promise<Bundle> {
  const bundleDir = await temporaryFolder();
  cpSync(join(builtin, 'scenarios.xml'), join(bundleDir, 'scenarios.xml'));
  cpSync(join(builtin, 'xsd'), join(bundleDir, 'xsd'), { recursive: true });
  return openBundle({ bundleDir, cacheDir: join(bundleDir, 'cache'), bindings });
}
