import type { Logger } from 'pino';
import type { AccessPoint } from './as4/openAccessPoint.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Unpack } from './pipeline/unpack/openUnpack.ts';
import type { Render } from './render/openRender.ts';
import type { Smp } from './smp/openSmp.ts';
import type { Check } from './rules/openCheck.ts';
import type { Saml } from './saml/openSaml.ts';

/** Everything a function may need from outside. Made once in main.ts, handed down as the first argument. */
export type Context = {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: { now(): Date };
  readonly db: Database;
  readonly jobs: Jobs;
  readonly check: Check;
  readonly render: Render;
  readonly unpack: Unpack;
  /** null: the platform takes no part in Peppol */
  readonly accessPoint: AccessPoint | null;
  /** null: somebody else lists our authorities in Peppol, or nobody */
  readonly smp: Smp | null;
  /** null: people sign in here only */
  readonly saml: Saml | null;
};
