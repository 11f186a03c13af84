import { Problem } from './problems.ts';
import { states, type State } from './states.ts';

/** The refusal of what is not possible in the state where the invoice stands, which it names. */
export function stateChanged(state: State): Problem {
  return new Problem('STATE_CHANGED', { state, 'state.de': states[state].de, 'state.en': states[state].en });
}
