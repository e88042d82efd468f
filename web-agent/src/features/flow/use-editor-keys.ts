import { useReactFlow } from '@xyflow/react';
import { useEffect, useEffectEvent } from 'react';
import { copyNodes, disconnect, idsOf, nudge, pasteNodes, removeNodes } from '../../state/flow/commands';
import type { Point } from '../../state/flow/document';
import { GRID } from '../../state/flow/layout';
import { isTyping } from '../app/use-shortcuts';
import { useEdit, useFlow } from './flow-context';
import { useFlows } from './flows-context';

const STEP = GRID;
const LEAP = GRID * 10;
const BESIDE = 40;

interface Does {
  readonly onSearch: () => void;
  readonly onPublish: () => void;
}

export interface EditorCommands {
  readonly remove: () => void;
  readonly copy: () => void;
  readonly cut: () => void;
  readonly paste: () => void;
  readonly duplicate: () => void;
  readonly chooseAll: () => void;
}

/** What is done to whatever is chosen. */
export function useEditorCommands(): EditorCommands {
  const { open, selection } = useFlow();
  const { drafts } = useFlows();
  const edit = useEdit();
  const { sheet } = open;
  const { nodeIds, edge } = selection;
  const remove = (): void => {
    if (edge !== undefined) edit((now) => disconnect(now, [edge]));
    else edit((now) => removeNodes(now, nodeIds));
  };
  const copy = (): void => {
    if (nodeIds.size > 0) drafts.clip = copyNodes(sheet, nodeIds);
  };
  const paste = (): void => {
    const { clip } = drafts;
    if (clip === undefined) return;
    let copies: ReadonlySet<string> = new Set();
    edit((now) => {
      const [next, ids] = pasteNodes(now, clip, { x: BESIDE, y: BESIDE });
      copies = ids;
      return next;
    });
    if (copies.size === 0) return;
    selection.chooseNodes(copies);
    // Pasted once more they come beside the copies, not onto them.
    drafts.clip = { ...clip, layout: Object.fromEntries(Object.entries(clip.layout).map(([id, { x, y }]) => [id, { x: x + BESIDE, y: y + BESIDE }])) };
  };
  return {
    remove,
    copy,
    paste,
    cut: () => {
      copy();
      remove();
    },
    duplicate: () => {
      copy();
      paste();
    },
    chooseAll: () => selection.chooseNodes(idsOf(sheet.flow)),
  };
}

/** The editor by keys; while somebody types, keys are the text field's own. */
export function useEditorKeys({ onSearch, onPublish }: Does): void {
  const { draft, readOnly, selection } = useFlow();
  const edit = useEdit();
  const commands = useEditorCommands();
  const { fitView } = useReactFlow();
  const move = (by: Point): void => edit((now) => nudge(now, selection.nodeIds, by), `move/${[...selection.nodeIds].join()}`);

  /** @returns whether it was one of ours */
  const onControl = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    const typing = isTyping(event.target);
    if (key === 'f') onSearch();
    else if (key === 's') onPublish();
    else if (typing) return false;
    else if (key === 'a') commands.chooseAll();
    else if (key === 'c' && String(getSelection()) === '') commands.copy();
    else if (readOnly) return false;
    else if (key === 'z' && event.shiftKey) draft.redo();
    else if (key === 'y') draft.redo();
    else if (key === 'z') draft.undo();
    else if (key === 'x') commands.cut();
    else if (key === 'v') commands.paste();
    else if (key === 'd') commands.duplicate();
    else return false;
    return true;
  };
  const onPlain = (event: KeyboardEvent): boolean => {
    const by = event.shiftKey ? LEAP : STEP;
    const arrow = { ArrowLeft: { x: -by, y: 0 }, ArrowRight: { x: by, y: 0 }, ArrowUp: { x: 0, y: -by }, ArrowDown: { x: 0, y: by } }[event.key];
    if (event.key === 'Escape') {
      selection.chooseNodes(new Set());
      selection.chooseEdge(undefined);
      (document.activeElement as HTMLElement | null)?.blur();
    } else if (event.key === '1') void fitView({ padding: 0.12, maxZoom: 1, duration: 200 });
    else if (readOnly) return false;
    else if (event.key === 'Delete' || event.key === 'Backspace') commands.remove();
    else if (arrow !== undefined && selection.nodeIds.size > 0) move(arrow);
    else return false;
    return true;
  };
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || isElsewhere(event.target)) return;
    const isOurs = event.ctrlKey || event.metaKey ? onControl(event) : !isTyping(event.target) && onPlain(event);
    if (isOurs) event.preventDefault();
  });
  useEffect(() => {
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** In a dialog, a menu or a list that has keys of its own. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.ant-modal, .ant-popover, .ant-dropdown, .ant-select, .nokey') !== null;
}
