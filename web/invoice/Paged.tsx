import { useState, type ReactNode } from 'react';
import { showNumber } from './showNumber.ts';
import { useView } from './ViewContext.ts';

type PagedProps<Item extends { readonly address: string }> = {
  readonly items: readonly Item[];
  readonly size: number;
  readonly label: string;
  readonly children: (items: readonly Item[]) => ReactNode;
};

/**
 * A long list, a page at a time: an invoice may have thousands of lines, and a browser that has to show them all stands still. A
 * finding turns to the page that its field is on.
 */
export function Paged<Item extends { readonly address: string }>({ items, size, label, children }: PagedProps<Item>) {
  const { paged, chosen, language, words } = useView();
  const [page, setPage] = useState(0);
  const [turn, setTurn] = useState(-1);
  if (!paged || items.length <= size) return children(items);
  // while rendering, not afterwards: the field must be there when the focus moves to it
  if (turn !== chosen.turn) {
    setTurn(chosen.turn);
    const target = `${chosen.address ?? ''}/`;
    const at = items.findIndex(({ address }) => target.startsWith(`${address}/`));
    if (at >= 0) setPage(Math.floor(at / size));
  }
  const first = page * size;
  const last = Math.min(first + size, items.length);
  const number = (value: number) => showNumber(String(value), language);
  return (
    <>
      {children(items.slice(first, last))}
      <nav className="rw-pager" aria-label={`${words.pages}: ${label}`}>
        <button type="button" className="rw-pager__button" disabled={page === 0} onClick={() => setPage(page - 1)}>
          {words.previous}
        </button>
        <span role="status">
          {label} {words.range(number(first + 1), number(last), number(items.length))}
        </span>
        <button
          type="button"
          className="rw-pager__button"
          disabled={last === items.length}
          onClick={() => setPage(page + 1)}
        >
          {words.next}
        </button>
      </nav>
    </>
  );
}
