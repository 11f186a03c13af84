import type { Context } from '../context.ts';

/** What the care of rule bundles needs: commands have it too, without a server. */
export type RulesStore = Pick<Context, 'db' | 'clock'> & { readonly config: Pick<Context['config'], 'dataDir'> };
