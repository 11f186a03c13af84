import type { ReactNode } from 'react';
import type { Tone } from './Badge.tsx';

export type Note = { readonly key: string; readonly tone: Exclude<Tone, 'success'>; readonly content: ReactNode };

/** A list of remarks, each with a coloured edge; the tone must also stand in the content as a word. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  return (
    <ul className="rw-findings">
      {notes.map(({ key, tone, content }) => (
        <li key={key} className={`rw-finding rw-finding--${tone}`}>
          {content}
        </li>
      ))}
    </ul>
  );
}
