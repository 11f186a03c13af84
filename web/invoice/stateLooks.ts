import type { State } from '../api/contract.ts';
import type { Tone } from '../ui/Badge.tsx';
import type { IconName } from '../ui/Icon.tsx';

/** How a state looks everywhere. `settled`: nothing changes any more without a person. */
export const stateLooks = {
  received: { tone: 'info', icon: 'autorenew', settled: false },
  quarantined: { tone: 'warning', icon: 'warning', settled: true },
  valid: { tone: 'info', icon: 'autorenew', settled: false },
  rejected: { tone: 'danger', icon: 'danger', settled: true },
  addressed: { tone: 'info', icon: 'autorenew', settled: false },
  unroutable: { tone: 'warning', icon: 'help', settled: true },
  exporting: { tone: 'info', icon: 'autorenew', settled: false },
  exported: { tone: 'success', icon: 'success', settled: true },
  confirmed: { tone: 'success', icon: 'success', settled: true },
  refused: { tone: 'danger', icon: 'danger', settled: true },
  undeliverable: { tone: 'warning', icon: 'warning', settled: true },
  withdrawn: { tone: 'info', icon: 'close', settled: true },
} as const satisfies Record<State, { readonly tone: Tone; readonly icon: IconName; readonly settled: boolean }>;
