import { Fragment } from 'react';

/** Mail addresses and file names, which break where a person would break them: behind a sign, not in a word. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[@._-])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
