import { Button, Input } from 'antd';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useAdminT } from './admin-context';
import { VirtualList, type ListItem } from './virtual-list';

interface Props {
  readonly title: string;
  readonly items: readonly ListItem[];
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  /** Undefined: nobody may add. */
  readonly onAdd: (() => void) | undefined;
  readonly addText: string;
  /** Why there is nothing yet, and what one does about it. */
  readonly emptyText: string;
  readonly children: ReactNode;
}

/** A list to search at the left, the chosen one at the right. */
export function MasterDetail({ title, items, selectedId, onSelect, onAdd, addText, emptyText, children }: Props): ReactNode {
  const t = useAdminT();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed).trim().toLowerCase();
  const found = useMemo(() => (wanted === '' ? items : items.filter((item) => isFound(item, wanted))), [items, wanted]);
  const add = onAdd !== undefined && (
    <Button type={items.length === 0 ? 'primary' : 'default'} data-testid="admin-add" onClick={onAdd}>
      + {addText}
    </Button>
  );
  if (items.length === 0) {
    return (
      <div className="admin-empty card">
        <h1>{title}</h1>
        <p className="quiet">{emptyText}</p>
        {add}
      </div>
    );
  }
  return (
    <div className="master-detail">
      <section className="master card" aria-label={title}>
        <div className="master-head">
          <h1>{title}</h1>
          <span className="quiet digits">{found.length === items.length ? items.length : `${found.length} / ${items.length}`}</span>
          {add}
        </div>
        <Input
          className="master-search"
          type="search"
          allowClear
          value={typed}
          placeholder={t('search')}
          aria-label={t('searchIn', { list: title })}
          data-testid="admin-search"
          onChange={(event) => setTyped(event.target.value)}
        />
        <VirtualList items={found} label={title} selectedId={selectedId} onSelect={onSelect} markText={(mark) => t(`mark.${mark}`)} />
        {found.length === 0 && (
          <p className="quiet master-none">
            {t('nothingFound')}{' '}
            <Button type="link" size="small" onClick={() => setTyped('')}>
              {t('showAll')}
            </Button>
          </p>
        )}
      </section>
      <div className="detail">{children}</div>
    </div>
  );
}

function isFound({ title, id, detail, found }: ListItem, wanted: string): boolean {
  const text = `${title} ${id} ${detail} ${found ?? ''}`.toLowerCase();
  return wanted.split(/\s+/).every((word) => text.includes(word));
}
