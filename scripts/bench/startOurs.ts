import { join } from 'node:path';
import { startEngine, type Engine } from './startEngine.ts';

/** Our check, warm, in a process of its own. */
export function startOurs(documents: readonly string[]): Promise<Engine> {
  return startEngine(process.execPath, [join(import.meta.dirname, 'engines/ours.ts'), ...documents]);
}
