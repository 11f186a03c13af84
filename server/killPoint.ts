/**
 * Named places where a test may kill the process (SIGKILL, nothing is cleaned up), to prove that nothing is lost there.
 * RECHNUNGSWEG_KILL_AT=name or name:n (the n-th time, from 1); honoured only with NODE_ENV=test.
 */
export type KillPoint =
  | 'before-mail'
  | 'after-mail'
  | 'after-store'
  | 'before-answer'
  | 'after-step'
  | 'inside-transition'
  | 'after-outbox-row'
  | 'after-accept';

let passed = 0;

export function killPoint(name: KillPoint): void {
  if (process.env['NODE_ENV'] !== 'test') return;
  const [wanted, times] = (process.env['RECHNUNGSWEG_KILL_AT'] ?? '').split(':');
  if (wanted !== name) return;
  passed += 1;
  if (passed >= Number(times ?? 1)) process.kill(process.pid, 'SIGKILL');
}
