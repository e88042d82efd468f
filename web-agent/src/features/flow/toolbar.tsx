import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moveNodes, replaceFlow } from '../../state/flow/commands';
import { isPublishable } from '../../state/flow/flow-draft';
import { arrange, laidOut } from '../../state/flow/layout';
import { writeFlow } from '../../state/flow/reading';
import { useAdminT } from '../admin/admin-context';
import { adminHref, goTo } from '../admin/admin-route';
import { useMoment } from '../admin/use-moment';
import { FLOW_HEADS } from '../admin/use-flow-heads';
import { refusalText } from '../app/refusal-text';
import { FlowChangeList } from './flow-changes';
import { useEdit, useFlow, useFlowT } from './flow-context';
import { FlowProblemList } from './flow-problem-list';
import { useImport } from './import-button';
import { KeysDialog } from './keys-dialog';
import { NewerFlow } from './newer-flow';
import { arrangedInPlace } from './panel';
import { PublishFlow } from './publish-flow';

interface Props {
  readonly publishing: boolean;
  readonly onPublishing: (publishing: boolean) => void;
  readonly onSearch: () => void;
}

/** Which flow it is, how it stands with it, and what can be done. */
export function Toolbar({ publishing, onPublishing, onSearch }: Props): ReactNode {
  const t = useFlowT();
  const { draft, open, readOnly } = useFlow();
  const { base, changes, canUndo, canRedo, problems, sheet } = open;
  const errors = problems.some(({ severity }) => severity === 'error');
  const isDirty = changes.length > 0 || base.version === 0;
  return (
    <header className="flow-toolbar">
      <div className="flow-tools">
        <a className="flow-back" href={adminHref('flows')} title={t('back')} aria-label={t('back')}>
          ←
        </a>
        <div className="flow-title">
          <h1>{sheet.flow.name === '' ? sheet.flow.flowId : sheet.flow.name}</h1>
          <Status />
        </div>
        <span className="draft-space" />
        {!readOnly && <Problems />}
        <Button onClick={onSearch} title={`${t('bar.search')} (Ctrl + F)`} data-testid="flow-find">
          {t('bar.search')}
        </Button>
        {!readOnly && (
          <>
            <ArrangeButton />
            <Button disabled={!canUndo} onClick={() => draft.undo()} title="Ctrl + Z" data-testid="flow-undo">
              {t('bar.undo')}
            </Button>
            <Button disabled={!canRedo} onClick={() => draft.redo()} title="Ctrl + Y" data-testid="flow-redo">
              {t('bar.redo')}
            </Button>
          </>
        )}
        <More />
        {!readOnly && (
          <Button type="primary" disabled={!isPublishable(open)} title={errors ? t('bar.errorsFirst') : 'Ctrl + S'} data-testid="flow-publish" onClick={() => onPublishing(true)}>
            {t('bar.publish')}
          </Button>
        )}
      </div>
      {!readOnly && <Publishing asked={publishing && isDirty} onAsked={onPublishing} />}
    </header>
  );
}

function ArrangeButton(): ReactNode {
  const t = useFlowT();
  const { selection } = useFlow();
  const edit = useEdit();
  const { nodeIds } = selection;
  return (
    <Button title={t('bar.arrangeHint')} data-testid="flow-arrange" onClick={() => edit((now) => moveNodes(now, nodeIds.size > 1 ? arrangedInPlace(now, nodeIds) : arrange(now.flow)))}>
      {t('bar.arrange')}
    </Button>
  );
}

/** What differs from what is in force; at a click, in words. */
function Status(): ReactNode {
  const t = useFlowT();
  const { open, readOnly } = useFlow();
  const { base, changes, sheet, saving, other } = open;
  const inForce = base.version === 0 ? t('bar.neverPublished') : t('bar.unchanged', { version: base.version });
  return (
    <p className="flow-status quiet digits">
      {inForce}
      {changes.length > 0 && base.version > 0 && (
        <>
          {' · '}
          <Popover trigger="click" placement="bottomLeft" content={<div className="flow-popover"><FlowChangeList changes={changes} before={base} after={sheet.flow} /></div>}>
            <button type="button" className="text-button" data-testid="flow-change-count" aria-live="polite">
              {t('bar.changes', { count: changes.length })}
            </button>
          </Popover>
        </>
      )}
      {!readOnly && (
        <span data-testid="flow-saving" data-saving={saving} aria-live="polite">
          {' · '}
          {saving === 'failed' ? <span className="not-saved">{t(other === undefined ? 'saving.failed' : 'saving.other')}</span> : t(`saving.${saving}`)}
        </span>
      )}
    </p>
  );
}

function Problems(): ReactNode {
  const t = useFlowT();
  const { open } = useFlow();
  const [shown, setShown] = useState(false);
  const { problems, checking } = open;
  if (checking === 'failed') return <span className="check-state problem-line" data-severity="warning">{t('bar.checkFailed')}</span>;
  if (problems.length === 0) return <span className="check-state quiet">{checking === 'done' ? t('bar.sound') : t('bar.checking')}</span>;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  return (
    <Popover open={shown} trigger="click" placement="bottom" onOpenChange={setShown} title={t('problem.title')} content={<FlowProblemList problems={problems} onGone={() => setShown(false)} />}>
      <Button danger={errors > 0} data-testid="flow-problems" aria-expanded={shown}>
        {[...(errors > 0 ? [t('bar.errors', { count: errors })] : []), ...(warnings > 0 ? [t('bar.warnings', { count: warnings })] : [])].join(' · ')}
      </Button>
    </Popover>
  );
}

function More(): ReactNode {
  const t = useFlowT();
  const { draft, open, readOnly } = useFlow();
  const adminT = useAdminT();
  const { t: appT } = useTranslation();
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const edit = useEdit();
  const [keys, setKeys] = useState(false);
  const { base, changes, sheet } = open;
  const choose = useImport((flow) => {
    edit((now) => laidOut(replaceFlow(now, flow)));
    void message.info(t('import.done', { name: flow.name }));
  });
  const download = (): void => {
    const url = URL.createObjectURL(new Blob([writeFlow(sheet.flow)], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: `${sheet.flow.flowId}.json` });
    link.click();
    URL.revokeObjectURL(url);
  };
  const forget = async (): Promise<void> => {
    const reply = await draft.forget();
    if (!reply.ok) return void message.error(refusalText(appT, reply));
    await queries.invalidateQueries({ queryKey: FLOW_HEADS });
    goTo('flows');
  };
  const ask = (): void =>
    void modal.confirm({ title: t('bar.delete'), content: t(base.version > 0 ? 'bar.deleteText' : 'bar.deleteAllText'), okText: t('bar.delete'), okButtonProps: { danger: true }, cancelText: adminT('cancel'), onOk: forget });
  const items = [
    { key: 'export', label: t('export'), onClick: download },
    ...(readOnly ? [] : [{ key: 'import', label: t('import.button'), onClick: choose }]),
    { key: 'keys', label: t('bar.keys'), onClick: () => setKeys(true) },
    ...(readOnly || base.version === 0 ? [] : [{ key: 'discard', label: t('bar.discard'), danger: true, disabled: changes.length === 0, onClick: () => draft.discard() }]),
    ...(readOnly ? [] : [{ key: 'delete', label: t('bar.delete'), danger: true, onClick: ask }]),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button data-testid="flow-more">{t('bar.more')} ▾</Button>
      </Dropdown>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </>
  );
}

/** The dialogs on the way into force, and the word that somebody else was quicker. */
function Publishing({ asked, onAsked }: { readonly asked: boolean; readonly onAsked: (asked: boolean) => void }): ReactNode {
  const t = useFlowT();
  const { draft, open } = useFlow();
  const { newer, other } = open;
  const moment = useMoment();
  const [comparing, setComparing] = useState(false);
  const [over, setOver] = useState(false);
  // Outlives the dialog: whoever goes back to mend something doesn't write it twice.
  const [note, setNote] = useState('');
  const close = (): void => {
    onAsked(false);
    setOver(false);
  };
  return (
    <>
      {newer !== undefined && (
        <div className="newer-note" role="alert">
          <span>{t('newer.note', { version: newer.version })}</span>
          <Button size="small" type="primary" data-testid="admin-compare" onClick={() => setComparing(true)}>
            {t('newer.compare')}
          </Button>
        </div>
      )}
      {other !== undefined && (
        <div className="newer-note" role="alert" data-testid="flow-other">
          <span>{t('other.note', { who: other.savedBy.name, when: moment(other.savedAtMs) })}</span>
          <Button size="small" type="primary" data-testid="flow-take-theirs" onClick={() => draft.settle('theirs')}>
            {t('other.theirs')}
          </Button>
          <Button size="small" data-testid="flow-keep-mine" onClick={() => draft.settle('mine')}>
            {t('other.mine')}
          </Button>
          <span className="quiet">{t('other.hint')}</span>
        </div>
      )}
      {((asked && newer === undefined) || over) && <PublishFlow note={note} onNote={setNote} over={over} onClose={close} onNewer={() => setComparing(true)} />}
      {comparing && newer !== undefined && !over && (
        <NewerFlow
          newer={newer}
          onClose={() => setComparing(false)}
          onOverwrite={() => {
            setComparing(false);
            setOver(true);
          }}
        />
      )}
    </>
  );
}
