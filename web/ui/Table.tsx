import type { ReactNode } from 'react';

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
};

type TableProps<Row> = {
  /** what the table shows; read by screen readers, seen only with `showCaption` */
  readonly caption: string;
  readonly showCaption?: boolean;
  /** the first column names the row */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

/**
 * On narrow windows each row becomes a block with the column's name before each value (WCAG 1.4.10). The style sheet does
 * that with `display: block`, which takes the meaning from table elements; the explicit roles keep it.
 */
export function Table<Row>({ caption, showCaption = false, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table className="kern-table rw-table" role="table">
      <caption className={showCaption ? 'kern-title rw-heading' : 'rw-hidden'}>{caption}</caption>
      <thead className="kern-table__head" role="rowgroup">
        <tr className="kern-table__row" role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              role="columnheader"
              className={`kern-table__header${column.numeric ? ' kern-table__header--numeric' : ''}`}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="kern-table__body" role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} className="kern-table__row" role="row">
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} names={index === 0} content={column.cell(row)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps<Row> = { readonly column: Column<Row>; readonly names: boolean; readonly content: ReactNode };

function Cell<Row>({ column, names, content }: CellProps<Row>) {
  const className = `kern-table__cell${column.numeric ? ' kern-table__cell--numeric' : ''}`;
  return names ? (
    <th scope="row" role="rowheader" className={`${className} rw-table__name`} data-label={column.header}>
      {content}
    </th>
  ) : (
    <td role="cell" className={className} data-label={column.header}>
      <div className="rw-table__value">{content}</div>
    </td>
  );
}
