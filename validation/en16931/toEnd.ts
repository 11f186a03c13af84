/** Work in small steps: whoever must not stand still does something else between them. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** All steps at once. */
export function toEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
