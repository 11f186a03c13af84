import { describe, expect, it } from 'vitest';
import { stepNames } from '../../../server/jobs/jobs.ts';
import { decisions, type DecisionRow } from '../../../server/pipeline/decisions.ts';
import { consequences, pipeline, type Outcome } from '../../../server/pipeline/pipeline.ts';
import { states, type State } from '../../../server/states.ts';

const all = Object.keys(states) as State[];
const outcomes = Object.entries(pipeline).flatMap(([from, stage]) =>
  Object.values<Outcome>(stage.outcomes).map(({ to, answer }) => ({ from: from as State, to, answer })),
);
const decided = Object.values<DecisionRow>(decisions).flatMap(({ from, onlyTroubled = [], to, answer }) =>
  [...from, ...onlyTroubled].map((state) => ({ from: state, to, answer })),
);
const moves = [...outcomes, ...decided];

/** Every state that can be reached from this one. */
function reach(start: State): Set<State> {
  const seen = new Set<State>([start]);
  for (const state of seen) for (const { from, to } of moves) if (from === state) seen.add(to);
  return seen;
}

describe('the pipeline', () => {
  it('knows every step once, and every step that there is', () => {
    const used = Object.values(pipeline).flatMap(({ step }) => (step === null ? [] : [step]));
    expect(used.toSorted()).toEqual([...stepNames].toSorted());
  });

  it('reaches every state from the door', () => {
    expect([...reach('received')].toSorted()).toEqual(all.toSorted());
  });

  it.each(all.filter((state) => !states[state].final))('does not leave an invoice for ever in %s', (state) => {
    expect([...reach(state)].some((end) => states[end].final)).toBe(true);
  });

  it.each(all.filter((state) => states[state].final))('does not move an invoice out of %s, which is final', (state) => {
    expect(moves.filter(({ from }) => from === state)).toEqual([]);
  });

  it('answers the supplier at every end and at everything that makes them wait', () => {
    const silent = moves.filter(
      ({ to, answer }) => (states[to].final || to === 'unroutable' || to === 'undeliverable') && answer === null,
    );
    expect(silent).toEqual([]);
  });

  it('releases key and handover wherever a delivery failed, and nowhere else', () => {
    const releasing = Object.entries(consequences).filter(([, { releases }]) =>
      (releases as readonly string[]).includes('bytes'),
    );
    expect(releasing.map(([state]) => state).toSorted()).toEqual(['refused', 'rejected', 'undeliverable', 'withdrawn']);
  });
});
