import type { Context } from '../context.ts';
import { Problem } from '../problems.ts';

/** A copy for people, or null where it cannot be made: the invoice goes its way without it, and the mail says so. */
export async function tryRender<T>(ctx: Context, render: () => Promise<T | null>): Promise<T | null> {
  try {
    return await render();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    ctx.log.warn({ err: error.cause ?? error }, 'a copy could not be made');
    return null;
  }
}
