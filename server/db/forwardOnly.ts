/** Migrations go forward only: what was received must not be lost by a step back. Restore the backup instead. */
export async function forwardOnly(): Promise<never> {
  throw new Error('migrations go forward only');
}
