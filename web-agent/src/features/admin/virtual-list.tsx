import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

const ROW_HEIGHT = 54;
/** Beyond the window, so that fast scrolling shows no holes. */
const MARGIN = 8;

export interface ListItem {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** What else it is found by. */
  readonly found?: string;
  readonly mark?: 'added' | 'changed' | undefined;
  readonly severity?: 'error' | 'warning' | undefined;
}

interface Props {
  readonly items: readonly ListItem[];
  readonly label: string;
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  /** Says a mark in words. */
  readonly markText: (mark: 'added' | 'changed' | 'error' | 'warning') => string;
}

/** A list of which only the rows in sight exist: thousands are as quick as ten. One tab stop; arrow keys choose. */
export function VirtualList({ items, label, selectedId, onSelect, markText }: Props): ReactNode {
  const base = useId();
  const { frame, view, look } = useFrame();
  const selected = items.findIndex(({ id }) => id === selectedId);
  useInSight(frame, selected);

  const onKey = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(view.height / ROW_HEIGHT) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -items.length, End: items.length };
    const step = steps[event.key];
    if (step === undefined || items.length === 0) return;
    event.preventDefault();
    const next = items[Math.min(Math.max((selected < 0 ? 0 : selected) + step, 0), items.length - 1)];
    if (next !== undefined) onSelect(next.id);
  };

  const first = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - MARGIN);
  const shown = items.slice(first, Math.ceil((view.top + view.height) / ROW_HEIGHT) + MARGIN);
  const isShown = selected >= first && selected < first + shown.length;
  return (
    <div
      ref={frame}
      className="virtual-list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isShown ? `${base}-${selected}` : undefined}
      onKeyDown={onKey}
      onScroll={look}
    >
      <div style={{ height: items.length * ROW_HEIGHT }}>
        {shown.map((item, i) => (
          <div
            key={item.id}
            id={`${base}-${first + i}`}
            role="option"
            aria-selected={item.id === selectedId}
            aria-setsize={items.length}
            aria-posinset={first + i + 1}
            className="virtual-row"
            style={{ top: (first + i) * ROW_HEIGHT, height: ROW_HEIGHT }}
            data-testid={`admin-item-${item.id}`}
            onClick={() => onSelect(item.id)}
          >
            <span className="row-title">{item.title}</span>
            <span className="row-detail">{item.detail}</span>
            <span className="row-marks">
              {item.mark !== undefined && <Mark kind={item.mark} text={markText(item.mark)} />}
              {item.severity !== undefined && <Mark kind={item.severity} text={markText(item.severity)} />}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

interface Frame {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** What of the list is in sight, in pixels. */
  readonly view: { readonly top: number; readonly height: number };
  readonly look: () => void;
}

function useFrame(): Frame {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 700 });
  const look = useCallback((): void => {
    const element = frame.current;
    if (element !== null) setView({ top: element.scrollTop, height: element.clientHeight });
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [look]);
  return { frame, view, look };
}

/** Scrolls no further than it must. */
function useInSight(frame: RefObject<HTMLDivElement | null>, row: number): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null || row < 0) return;
    const top = row * ROW_HEIGHT;
    const lowest = top + ROW_HEIGHT - element.clientHeight;
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (lowest > element.scrollTop) element.scrollTo({ top: lowest });
  }, [frame, row]);
}

function Mark({ kind, text }: { readonly kind: string; readonly text: string }): ReactNode {
  return <i className="row-mark" data-kind={kind} title={text} role="img" aria-label={text} />;
}
