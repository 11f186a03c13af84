import { ApiProblem } from '../api/ApiProblem.ts';
import type { State, UploadItem } from '../api/contract.ts';
import { uploadFile } from '../api/uploadFile.ts';

/** One line of the table of transferred files: a file, or a part of a ZIP. Plain data, so that it survives a reload. */
export type UploadRow = {
  readonly key: string;
  readonly name: string;
  /** bytes; null: a part of a ZIP */
  readonly size: number | null;
  readonly archive: string | null;
  readonly phase: 'waiting' | 'sending' | 'sent' | 'failed' | 'interrupted';
  /** 0 to 1 */
  readonly progress: number;
  readonly invoice: { readonly id: string; readonly state: State } | null;
  readonly problem: UploadProblemText | null;
};

/** The part of a refusal that can be kept. */
export type UploadProblemText = Pick<ApiProblem, 'code' | 'status' | 'words'>;

/** Files under way at the same time: more would only share the same line, and the server's threads. */
const AT_ONCE = 3;

/**
 * The files that were given in this window. It lives beside the pages, so that leaving the page does not stop it, and it
 * keeps its table in the window's own storage, so that even a reload shows what has become of each file.
 */
export class UploadQueue {
  #rows: readonly UploadRow[];
  readonly #files = new Map<string, File>();
  readonly #listeners = new Set<() => void>();
  readonly #storage: Storage;
  readonly #name: string;

  /** `name`: whose table it is; the storage may hold the tables of several accounts, one after the other */
  constructor(storage: Storage, name: string) {
    this.#storage = storage;
    this.#name = `uploads ${name}`;
    this.#rows = this.#restore();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly rows = (): readonly UploadRow[] => this.#rows;

  add(files: readonly File[]): void {
    const added = files.map((file) => {
      const key = crypto.randomUUID();
      this.#files.set(key, file);
      return { ...blank(key, file.name, null), size: file.size };
    });
    this.#set([...this.#rows, ...added]);
    this.#next();
  }

  /** Sends a file again under the same key: if it has arrived after all, the first answer comes again. */
  retry(key: string): void {
    this.#change(key, { phase: 'waiting', progress: 0, problem: null });
    this.#next();
  }

  canRetry(key: string): boolean {
    return this.#files.has(key);
  }

  /** Takes from the table what is finished; what is under way stays. */
  clear(): void {
    this.#set(this.#rows.filter((row) => row.phase === 'waiting' || row.phase === 'sending'));
  }

  /** What the server says about invoices of this table. */
  update(states: ReadonlyMap<string, State>): void {
    if (
      !this.#rows.some(
        (row) => row.invoice && states.has(row.invoice.id) && states.get(row.invoice.id) !== row.invoice.state,
      )
    )
      return;
    this.#set(
      this.#rows.map((row) => {
        const state = row.invoice && states.get(row.invoice.id);
        return row.invoice && state ? { ...row, invoice: { id: row.invoice.id, state } } : row;
      }),
    );
  }

  #next(): void {
    const free = Math.max(0, AT_ONCE - this.#rows.filter((row) => row.phase === 'sending').length);
    const due = this.#rows.filter((row) => row.phase === 'waiting').slice(0, free);
    for (const row of due) void this.#send(row.key);
  }

  async #send(key: string): Promise<void> {
    const file = this.#files.get(key);
    if (!file) return;
    this.#change(key, { phase: 'sending' });
    try {
      const items = await uploadFile({
        file,
        idempotencyKey: key,
        onProgress: (progress) => this.#change(key, { progress }),
      });
      this.#finish(key, file, items);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.#change(key, { phase: 'failed', problem: error });
    } finally {
      this.#next();
    }
  }

  #finish(key: string, file: File, items: readonly UploadItem[]): void {
    const results = items.map((item, index) => fromItem(`${key} ${index}`, item));
    const only = results[0];
    this.#files.delete(key);
    const isArchive = only === undefined || results.length > 1 || only.name !== file.name;
    const replacement = isArchive
      ? results.map((row) => ({ ...row, archive: file.name }))
      : [{ ...only, key, size: file.size }];
    this.#set(this.#rows.flatMap((row) => (row.key === key ? replacement : [row])));
  }

  #change(key: string, change: Partial<UploadRow>): void {
    this.#set(this.#rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  #set(rows: readonly UploadRow[]): void {
    this.#rows = rows;
    this.#keep(rows);
    for (const listener of this.#listeners) listener();
  }

  /** The storage of a window holds some megabytes. When it is full, the table lives on in memory: a reload is rare, an upload is not. */
  #keep(rows: readonly UploadRow[]): void {
    try {
      this.#storage.setItem(this.#name, JSON.stringify(rows));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.#storage.removeItem(this.#name);
    }
  }

  #restore(): readonly UploadRow[] {
    const rows = JSON.parse(this.#storage.getItem(this.#name) ?? '[]') as readonly UploadRow[];
    const lost = (row: UploadRow) => row.phase === 'waiting' || row.phase === 'sending';
    return rows.map((row) => (lost(row) ? { ...row, phase: 'interrupted' } : row));
  }
}

function blank(key: string, name: string, archive: string | null): UploadRow {
  return { key, name, size: null, archive, phase: 'waiting', progress: 0, invoice: null, problem: null };
}

function fromItem(key: string, item: UploadItem): UploadRow {
  const row = blank(key, item.file, null);
  if ('problem' in item) {
    const { code, status, de, en } = item.problem;
    return { ...row, phase: 'failed', problem: { code, status, words: { de, en } } };
  }
  return { ...row, phase: 'sent', progress: 1, invoice: { id: item.id, state: item.state } };
}
