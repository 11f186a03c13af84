import type { RuleBundle } from '../api/contract.ts';
import type { Text } from '../text/de.ts';
import type { Format } from '../text/makeFormat.ts';

/** from 31.01.2027, 00:00 until ...; beside others */
export function wordActivation(
  { from, until, beside }: RuleBundle['activations'][number],
  words: Text['rules'],
  format: Format,
): string {
  const time = words.fromUntil(format.dateTime(from), until === null ? null : format.dateTime(until));
  return beside ? `${time} (${words.beside})` : time;
}
