import type { Steps } from '../../validation/en16931/toEnd.ts';

/** Below what people notice, with room for what the browser has to do in a frame of 16 ms. */
const SLICE_MS = 10;

/** Does work in small portions, so that the page answers meanwhile. Parsing needs the DOM, which no worker has. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await breathe();
    until = performance.now() + SLICE_MS;
  }
}

/** Lets the browser draw and answer. */
export async function breathe(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}
