import type { ReactNode } from 'react';

export interface Column {
  readonly title: string;
  /** Numbers are set flush right. */
  readonly isNumber?: boolean;
}

/** A table that scrolls sideways when the window is narrow. */
export function Table({ columns, children }: { readonly columns: readonly Column[]; readonly children: ReactNode }): ReactNode {
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} className={isNumber === true ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
