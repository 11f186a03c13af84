type Undo = () => unknown;

const undos: Undo[] = [];

/**
 * Notes what must be undone when this test file is over, also when a test fails: last in, first out.
 * Everything in tests/support that starts or creates something calls it, so tests need not.
 */
export function atEnd(undo: Undo): void {
  undos.push(undo);
}

/** Undoes everything; goes on when one undo fails and throws all failures together at the end. */
export async function cleanUp(): Promise<void> {
  const failures: unknown[] = [];
  for (let undo = undos.pop(); undo; undo = undos.pop()) {
    try {
      await undo();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Cleaning up after the tests failed');
}
