import type { RuleBundle } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Badge } from '../ui/Badge.tsx';

/** Counts, is coming, is ready, is being tried, or was refused. */
export function RuleState({ bundle: { state, inForce, activations } }: { readonly bundle: RuleBundle }) {
  const words = useText().text.rules.states;
  if (state === 'refused') return <Badge tone="danger" label={words.refused} />;
  if (state === 'checking') return <Badge tone="info" icon="autorenew" label={words.checking} />;
  if (inForce) return <Badge tone="success" label={words.inForce} />;
  return activations.some(({ coming }) => coming) ? (
    <Badge tone="warning" label={words.coming} />
  ) : (
    <Badge tone="info" label={words.ready} />
  );
}
