import { Button, Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useFlow, useFlowT } from './flow-context';

/** Finds nodes by what they are called and what they say; Enter goes to the next. */
export function SearchBox({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useFlowT();
  const { open, words, show } = useFlow();
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const input = useRef<InputRef>(null);
  const { flow } = open.sheet;
  const wanted = typed.trim().toLowerCase();
  const found = useMemo(() => {
    if (wanted === '') return [];
    return flow.nodes.filter((node) => `${node.name} ${node.nodeId} ${words.kind(node.step.type)} ${words.line(node)} ${JSON.stringify(node.step)}`.toLowerCase().includes(wanted)).map(({ nodeId }) => nodeId);
  }, [flow, words, wanted]);
  useEffect(() => input.current?.focus(), []);
  const go = (to: number, among: readonly string[] = found): void => {
    const at = among.length === 0 ? 0 : (to + among.length) % among.length;
    setIndex(at);
    const nodeId = among[at];
    if (nodeId !== undefined) show(nodeId);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' || event.key === 'ArrowDown') go(event.shiftKey ? index - 1 : index + 1);
    else if (event.key === 'ArrowUp') go(index - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flow-search card nokey" role="search">
      <Input
        ref={input}
        value={typed}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        data-testid="flow-search"
        onChange={(event) => {
          setTyped(event.target.value);
          setIndex(-1);
        }}
        onKeyDown={onKey}
      />
      <span className="quiet digits" aria-live="polite">
        {wanted === '' ? '' : found.length === 0 ? t('search.none') : t('search.of', { index: Math.max(index + 1, 1), count: found.length })}
      </span>
      <Button size="small" type="text" disabled={found.length === 0} aria-label={t('search.previous')} title={t('search.previous')} onClick={() => go(index - 1)}>
        ↑
      </Button>
      <Button size="small" type="text" disabled={found.length === 0} aria-label={t('search.next')} title={t('search.next')} onClick={() => go(index + 1)}>
        ↓
      </Button>
      <Button size="small" type="text" aria-label={t('search.close')} title={t('search.close')} onClick={onClose}>
        ×
      </Button>
    </div>
  );
}
