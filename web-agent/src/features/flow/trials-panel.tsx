import { Alert, Button, Popconfirm, Spin, Switch } from 'antd';
import { createContext, use, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowCoverage } from '../../contract';
import { nameOfNode } from '../../state/flow/document';
import { blankTrial } from '../../state/flow/trials';
import { useAdminT, useRouting } from '../admin/admin-context';
import { refusalText } from '../app/refusal-text';
import { useFlow, useFlowT } from './flow-context';
import { TrialEditor } from './trial-editor';
import type { Trials } from './use-trials';

export const TrialsContext = createContext<Trials | undefined>(undefined);

function useTests(): Trials {
  const trials = use(TrialsContext);
  if (trials === undefined) throw new Error('outside of TrialsContext');
  return trials;
}

/** Scripted callers: written, made, run; and what of the flow none of them reaches. */
export function TrialsPanel(): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const { readOnly } = useFlow();
  const tests = useTests();
  if (tests.phase === 'loading') return <Spin className="page-loading" />;
  if (tests.phase === 'failed') {
    return (
      <Alert
        type="error"
        showIcon
        title={t('trials.failed')}
        action={
          <Button size="small" onClick={tests.reload}>
            {adminT('retry')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <p className="quiet">{t('trials.intro')}</p>
      {!readOnly && <Tools tests={tests} />}
      <Required tests={tests} />
      <Outcome />
      <TrialList tests={tests} />
    </>
  );
}

function Tools({ tests }: { readonly tests: Trials }): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const { t: appT } = useTranslation();
  const { trials, busy, changed, refusal } = tests;
  const isStale = refusal?.code === 'trials-changed';
  return (
    <>
      <div className="panel-buttons">
        <Button type="primary" disabled={trials.length === 0} loading={busy === 'run'} data-testid="flow-run-trials" onClick={tests.run}>
          {t('trials.run', { count: trials.length })}
        </Button>
        <Button loading={busy === 'generate'} title={t('trials.makeHint')} data-testid="flow-make-trials" onClick={tests.generate}>
          {t('trials.make')}
        </Button>
        <Button disabled={!changed} loading={busy === 'save'} data-testid="flow-save-trials" onClick={tests.save}>
          {t('trials.save')}
        </Button>
      </div>
      {changed && busy === undefined && refusal === undefined && <p className="problem-line" data-severity="warning">{t('trials.unsaved')}</p>}
      {refusal !== undefined && (
        <Alert
          type="error"
          showIcon
          title={refusalText(appT, refusal)}
          action={
            isStale ? (
              <Popconfirm title={t('trials.takeSavedSure')} okText={t('trials.takeSaved')} cancelText={adminT('cancel')} onConfirm={tests.reload}>
                <Button size="small">{t('trials.takeSaved')}</Button>
              </Popconfirm>
            ) : undefined
          }
        />
      )}
    </>
  );
}

function Required({ tests: { required, setRequired } }: { readonly tests: Trials }): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const id = useId();
  return (
    <div className="admin-field switch-field">
      <label htmlFor={id}>{t('trials.required')}</label>
      <Switch id={id} size="small" disabled={readOnly} checked={required} onChange={setRequired} />
      <div className="field-more">
        <p className="quiet">{t('trials.requiredHint')}</p>
      </div>
    </div>
  );
}

/** What came of the last run. */
function Outcome(): ReactNode {
  const t = useFlowT();
  const { open, run } = useFlow();
  if (run === undefined) return null;
  const { trials, coverage } = run.report;
  const passed = trials.filter((trial) => trial.passed).length;
  return (
    <section className="trial-outcome" data-testid="flow-trial-outcome" aria-live="polite">
      <p>
        <strong data-good={passed === trials.length}>{t('trials.passed', { passed, count: trials.length })}</strong>
        {' · '}
        {t('trials.covered', { nodes: coverage.nodesReached, ofNodes: coverage.nodes, exits: coverage.exitsTaken, ofExits: coverage.exits })}
      </p>
      {run.flow !== open.sheet.flow && <p className="problem-line" data-severity="warning">{t('trials.stale')}</p>}
      <Never coverage={coverage} />
    </section>
  );
}

const LISTED = 8;

function Never({ coverage: { never } }: { readonly coverage: FlowCoverage }): ReactNode {
  const t = useFlowT();
  const { open, words, show } = useFlow();
  const [all, setAll] = useState(false);
  if (never.length === 0) return null;
  return (
    <details className="never" open>
      <summary>{t('trials.never', { count: never.length })}</summary>
      <ul>
        {(all ? never : never.slice(0, LISTED)).map(({ nodeId, exit, message }) => (
          <li key={`${nodeId}/${exit ?? ''}`} title={message}>
            <Button type="link" size="small" onClick={() => show(nodeId)}>
              {nameOfNode(open.sheet.flow, nodeId)}
            </Button>
            {exit !== undefined && <span className="quiet">{words.exitLabel(exit)}</span>}
          </li>
        ))}
      </ul>
      {!all && never.length > LISTED && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('trials.more', { count: never.length - LISTED })}
        </Button>
      )}
    </details>
  );
}

function TrialList({ tests }: { readonly tests: Trials }): ReactNode {
  const t = useFlowT();
  const { open, run, readOnly } = useFlow();
  const { entryPoints, queues } = useRouting();
  const [shown, setShown] = useState<number>();
  const { trials, set } = tests;
  const { flowId } = open.sheet.flow;
  const called = entryPoints.find((entry) => entry.flowId === flowId)?.address ?? '4008001234';
  const add = (): void => {
    const at = trials[0]?.at ?? '2026-01-05T10:00:00+08:00';
    set([...trials, blankTrial(t('trials.newName', { number: trials.length + 1 }), called, at, queues[0]?.queueId ?? '')]);
    setShown(trials.length);
  };
  return (
    <>
      {trials.length === 0 && <p className="quiet">{t('trials.empty')}</p>}
      <ol className="trial-list">
        {trials.map((trial, i) => {
          const at = run?.trials.indexOf(trial) ?? -1;
          const result = at < 0 ? undefined : run?.report.trials[at];
          return (
            <li key={i} data-passed={result?.passed}>
              <button type="button" className="trial-head" aria-expanded={shown === i} data-testid={`flow-trial-${i}`} onClick={() => setShown(shown === i ? undefined : i)}>
                <span className="trial-sign" role="img" aria-label={result === undefined ? t('trials.notRun') : t(result.passed ? 'trials.good' : 'trials.bad')}>
                  {result === undefined ? '○' : result.passed ? '✓' : '✗'}
                </span>
                <span className="trial-name">{trial.name}</span>
                <span className="quiet digits">{t('trials.steps', { count: trial.steps.length })}</span>
              </button>
              {result?.failure !== undefined && shown !== i && <p className="problem-line">{result.failure.message}</p>}
              {shown === i && (
                <>
                  <TrialEditor trial={trial} result={result} onChange={(next) => set(trials.with(i, next))} />
                  {!readOnly && (
                    <Popconfirm
                      title={t('trials.removeSure')}
                      okText={t('panel.remove')}
                      onConfirm={() => {
                        set(trials.filter((_, other) => other !== i));
                        setShown(undefined);
                      }}
                    >
                      <Button size="small" danger>
                        {t('trials.remove')}
                      </Button>
                    </Popconfirm>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ol>
      {!readOnly && (
        <Button size="small" data-testid="flow-add-trial" onClick={add}>
          + {t('trials.add')}
        </Button>
      )}
    </>
  );
}
