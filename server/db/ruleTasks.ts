import type { Database, Queryable, Transaction } from './database.ts';

export type TaskKind = 'import' | 'trial';
export type TaskProgress = { readonly step: string; readonly done: number; readonly total: number };
export type TaskRow = {
  readonly id: string;
  readonly bundleId: string;
  readonly kind: TaskKind;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly input: Readonly<Record<string, unknown>>;
  readonly progress: TaskProgress;
  readonly result: unknown;
  readonly error: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

const columns = {
  id: 'id',
  bundleId: 'bundle_id',
  kind: 'kind',
  state: 'state',
  input: 'input',
  progress: 'progress',
  result: 'result',
  error: 'error',
  attempts: 'attempts',
  createdAt: 'created_at',
  finishedAt: 'finished_at',
} as const satisfies Record<keyof TaskRow, string>;

/** Whoever gives no sign of life for this long is gone; another process takes the task over. */
const HOLD_MS = 60_000;
const MOST_ATTEMPTS = 3;

export async function insertTask(
  trx: Transaction,
  task: Pick<TaskRow, 'id' | 'bundleId' | 'kind' | 'input'>,
  { at, accountId }: { readonly at: Date; readonly accountId: string | null },
): Promise<void> {
  await trx('rule_task').insert({
    id: task.id,
    bundle_id: task.bundleId,
    kind: task.kind,
    state: 'waiting',
    input: JSON.stringify(task.input),
    progress: JSON.stringify({ step: 'waiting', done: 0, total: 0 }),
    created_at: at,
    account_id: accountId,
  });
}

/** Newest first. */
export async function listTasks(db: Queryable, bundleId: string, kind: TaskKind): Promise<TaskRow[]> {
  return db('rule_task').where({ bundle_id: bundleId, kind }).select(columns).orderBy('created_at', 'desc').limit(10);
}

export async function listOpenTasks(db: Queryable): Promise<TaskRow[]> {
  return db('rule_task').whereIn('state', ['waiting', 'running']).select(columns).orderBy('created_at');
}

/** Takes the oldest task that nobody works on, or null. One that was begun three times and never ended is given up. */
export async function takeTask(db: Database, holder: string): Promise<TaskRow | null> {
  await db('rule_task')
    .where('attempts', '>=', MOST_ATTEMPTS)
    .where({ state: 'running' })
    .whereRaw('held_until < now()')
    .update({ state: 'failed', error: 'given up', finished_at: db.fn.now() });
  const [taken] = await db('rule_task')
    .where(
      'id',
      db('rule_task')
        .select('id')
        .where({ state: 'waiting' })
        .orWhere((gone) => void gone.where({ state: 'running' }).whereRaw('held_until < now()'))
        .orderBy('created_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .update({ state: 'running', holder, held_until: heldUntil(db), attempts: db.raw('attempts + 1') })
    .returning<TaskRow[]>(Object.entries(columns).map(([as, name]) => `${name} as ${as}`));
  return taken ?? null;
}

/** Says how far it is, and that somebody still works on it. False: somebody else does, so stop. */
export async function saveProgress(
  db: Queryable,
  { id, holder }: { readonly id: string; readonly holder: string },
  progress: TaskProgress,
  result: unknown,
): Promise<boolean> {
  const count = await db('rule_task')
    .where({ id, holder, state: 'running' })
    .update({
      progress: JSON.stringify(progress),
      held_until: heldUntil(db),
      ...(result !== null && { result: JSON.stringify(result) }),
    });
  return count > 0;
}

export async function finishTask(
  db: Queryable,
  { id, holder }: { readonly id: string; readonly holder: string },
  end: { readonly result?: unknown; readonly error?: string },
): Promise<void> {
  await db('rule_task')
    .where({ id, holder, state: 'running' })
    .update({
      state: end.error === undefined ? 'done' : 'failed',
      error: end.error ?? null,
      ...(end.result !== undefined && { result: JSON.stringify(end.result) }),
      finished_at: db.fn.now(),
      held_until: null,
    });
}

const heldUntil = (db: Queryable) => db.raw(`now() + ? * interval '1 millisecond'`, [HOLD_MS]);
