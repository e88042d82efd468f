import { Button, Popover } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { OpenDraft } from '../../state/admin/draft';
import { isTyping } from '../app/use-shortcuts';
import { useAdmin, useAdminT } from './admin-context';
import { ChangeList } from './change-list';
import { NewerDialog } from './newer-dialog';
import { ProblemList } from './problem-list';
import { PublishDialog } from './publish-dialog';

/** What becomes of the draft: always in sight, whatever page is edited. */
export function DraftBar(): ReactNode {
  const t = useAdminT();
  const { draft, open } = useAdmin();
  const [publishing, setPublishing] = useState(false);
  const [comparing, setComparing] = useState(false);
  // Outlives the dialog: whoever goes back to mend something, or to compare, doesn't write it twice.
  const [note, setNote] = useState('');
  const { changes, canUndo, canRedo, newer, checking, problems } = open;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const dirty = changes.length > 0;
  useDraftKeys(() => dirty && setPublishing(true));
  return (
    <div className="draft-bar" role="region" aria-label={t('bar.title')} data-dirty={dirty}>
      {newer !== undefined && (
        <div className="newer-note" role="alert">
          <span>{t('newer.note', { version: newer.version })}</span>
          <Button size="small" type="primary" data-testid="admin-compare" onClick={() => setComparing(true)}>
            {t('newer.compare')}
          </Button>
        </div>
      )}
      <div className="draft-tools">
        <Changes open={open} />
        {!open.kept && <span className="problem-line" data-severity="warning">{t('bar.notKept')}</span>}
        <span className="draft-space" />
        <Problems open={open} />
        <Button disabled={!dirty} onClick={() => draft.discard()} data-testid="admin-discard">
          {t('bar.discard')}
        </Button>
        <Button disabled={!canUndo} onClick={() => draft.undo()} title="Ctrl + Z" data-testid="admin-undo">
          {t('bar.undo')}
        </Button>
        <Button disabled={!canRedo} onClick={() => draft.redo()} title="Ctrl + Shift + Z" data-testid="admin-redo">
          {t('bar.redo')}
        </Button>
        <Button loading={checking === 'running'} onClick={() => void draft.check()} data-testid="admin-check">
          {t('bar.check')}
        </Button>
        <Button
          type="primary"
          disabled={!dirty || newer !== undefined}
          title={errors > 0 ? t('bar.errorsFirst') : 'Ctrl + S'}
          data-testid="admin-publish"
          onClick={() => setPublishing(true)}
        >
          {t('bar.publish')}
        </Button>
      </div>
      {publishing && <PublishDialog note={note} onNote={setNote} onClose={() => setPublishing(false)} onNewer={() => setComparing(true)} />}
      {comparing && newer !== undefined && <NewerDialog newer={newer} onClose={() => setComparing(false)} />}
    </div>
  );
}

/** How much is changed; what, at a click. */
function Changes({ open }: { readonly open: OpenDraft }): ReactNode {
  const t = useAdminT();
  const { changes, base, routing } = open;
  if (changes.length === 0) return <strong className="digits">{t('bar.unchanged', { version: base.version })}</strong>;
  return (
    <Popover trigger="click" placement="topLeft" title={t('newer.mine')} content={<ChangeList changes={changes} before={base.routing} after={routing} />}>
      <Button data-testid="admin-change-count" aria-live="polite">
        {t('bar.changes', { count: changes.length })}
      </Button>
    </Popover>
  );
}

function Problems({ open }: { readonly open: OpenDraft }): ReactNode {
  const t = useAdminT();
  const [shown, setShown] = useState(false);
  const { problems, checking } = open;
  if (checking === 'failed') return <span className="check-state problem-line" data-severity="warning">{t('bar.checkFailed')}</span>;
  if (problems.length === 0) return <span className="check-state quiet">{checking === 'done' ? t('bar.sound') : t('bar.checking')}</span>;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  return (
    <Popover
      open={shown}
      trigger="click"
      placement="top"
      onOpenChange={setShown}
      title={t('problem.title')}
      content={<ProblemList problems={problems} onGone={() => setShown(false)} />}
    >
      <Button danger={errors > 0} data-testid="admin-problems" aria-expanded={shown}>
        {[...(errors > 0 ? [t('bar.errors', { count: errors })] : []), ...(warnings > 0 ? [t('bar.warnings', { count: warnings })] : [])].join(' · ')}
      </Button>
    </Popover>
  );
}

/** Undo, redo and publish by keys; while somebody types, undo is the text field's own. */
function useDraftKeys(publish: () => void): void {
  const { draft } = useAdmin();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 's') publish();
      else if (isTyping(event.target)) return;
      else if (key === 'z' && event.shiftKey) draft.redo();
      else if (key === 'y') draft.redo();
      else if (key === 'z') draft.undo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
