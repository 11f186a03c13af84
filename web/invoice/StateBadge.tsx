import type { State } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { stateLooks } from './stateLooks.ts';

export function StateBadge({ state }: { readonly state: State }) {
  const { text } = useText();
  const { tone, icon } = stateLooks[state];
  return <Badge tone={tone} icon={icon} label={text.states[state].label} />;
}
