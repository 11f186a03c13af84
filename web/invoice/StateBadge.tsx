import type { State } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { stateLooks } from './stateLooks.ts';

type StateBadgeProps = {
  readonly state: State;
  /** a technical step has failed: the state stands still until somebody has dealt with it */
  readonly troubled?: boolean;
};

export function StateBadge({ state, troubled = false }: StateBadgeProps) {
  const { text } = useText();
  const { tone, icon } = stateLooks[state];
  if (troubled) return <Badge tone="warning" label={`${text.states[state].label} (${text.trouble.label})`} />;
  return <Badge tone={tone} icon={icon} label={text.states[state].label} />;
}
