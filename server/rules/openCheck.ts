import type { CheckOptions, CheckPool } from '../../validation/pool.ts';
import type { Report } from '../../validation/report.ts';
import { rulesAt } from './rulesAt.ts';
import type { RulesStore } from './rulesStore.ts';

/** Threads that check documents by the rules that count at a moment. */
export type Check = Omit<CheckPool, 'check'> & {
  /** As `CheckPool.check`. at: when the document was received; else now. rules: these, whatever counts. */
  check(bytes: Uint8Array, options?: CheckOptions & { readonly at?: Date }): Promise<Report>;
};

export function openCheck(pool: CheckPool, store: RulesStore): Check {
  return {
    ready: pool.ready,
    warm: (rules) => pool.warm(rules),
    close: () => pool.close(),
    async check(bytes, { at, rules, ...options } = {}) {
      const counting = rules ?? (await rulesAt(store, at ?? store.clock.now()));
      return pool.check(bytes, { ...options, rules: counting });
    },
  };
}
