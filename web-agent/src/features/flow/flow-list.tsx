import { Button, Input, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowHead } from '../../contract';
import { useAdmin, useAdminT, useRouting } from '../admin/admin-context';
import { adminHref, goTo } from '../admin/admin-route';
import { useMoment } from '../admin/use-moment';
import { useFlowT } from './flow-context';
import { useFlowHeadsQuery } from './flows-context';
import { NewFlowDialog } from './new-flow-dialog';
import { LoadFailed } from '../app/load-failed';
import { ImportButton } from './import-button';

interface Row {
  readonly flowId: string;
  readonly name: string;
  /** 0: never published. */
  readonly version: number;
  readonly draft: FlowHead['draft'];
  readonly numbers: readonly string[];
}

/** All flows: what is in force, what leads into them, and what isn't published yet. */
export function FlowList(): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const { t: appT } = useTranslation();
  const { readOnly } = useAdmin();
  const heads = useFlowHeadsQuery();
  const [typed, setTyped] = useState('');
  const [creating, setCreating] = useState(false);
  const rows = useRows(heads.data ?? []);
  if (heads.isPending) return <Spin className="page-loading" aria-label={appT('app.loading')} />;
  if (heads.isError && heads.data === undefined) {
    return (
      <LoadFailed title={t('listFailed')} retryText={adminT('retry')} onRetry={() => heads.refetch()} />
    );
  }
  const wanted = typed.trim().toLowerCase();
  const found = rows.filter(({ name, flowId, numbers }) => `${name} ${flowId} ${numbers.join(' ')}`.toLowerCase().includes(wanted));
  return (
    <section className="card flow-list" aria-label={t('title')} data-testid="flow-list">
      <header className="editor-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="quiet">{t('intro')}</p>
        </div>
        <div className="editor-tools">
          {rows.length > 6 && <Input type="search" allowClear value={typed} placeholder={t('list.search')} aria-label={t('list.search')} onChange={(event) => setTyped(event.target.value)} />}
          {!readOnly && <ImportButton taken={new Set(rows.map(({ flowId }) => flowId))} />}
          {!readOnly && (
            <Button type="primary" data-testid="flow-new" onClick={() => setCreating(true)}>
              + {t('create.button')}
            </Button>
          )}
        </div>
      </header>
      {readOnly && <p className="quiet">{t('readOnly')}</p>}
      {rows.length === 0 ? <p className="flow-list-empty quiet">{t('empty')}</p> : <FlowTable rows={found} />}
      {rows.length > 0 && found.length === 0 && <p className="quiet">{t('list.nothing')}</p>}
      {creating && <NewFlowDialog taken={new Set(rows.map(({ flowId }) => flowId))} onClose={() => setCreating(false)} />}
    </section>
  );
}

function useRows(heads: readonly FlowHead[]): readonly Row[] {
  const { entryPoints } = useRouting();
  return heads.map(({ flowId, name, version, draft }) => ({ flowId, name, version, draft, numbers: entryPoints.filter((entry) => entry.flowId === flowId).map(({ address }) => address) }));
}

function FlowTable({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const t = useFlowT();
  const moment = useMoment();
  return (
    <table className="table flow-table">
      <thead>
        <tr>
          <th scope="col">{t('list.name')}</th>
          <th scope="col">{t('list.version')}</th>
          <th scope="col">{t('list.draft')}</th>
          <th scope="col">{t('list.numbers')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ flowId, name, version, draft, numbers }) => (
          <tr key={flowId} data-testid={`flow-row-${flowId}`} onClick={() => goTo('flows', flowId)}>
            <td>
              <a className="flow-link" href={adminHref('flows', flowId)}>
                {name === '' ? flowId : name}
              </a>
              <code>{flowId}</code>
            </td>
            <td>{version > 0 ? t('list.versionOf', { version }) : <span className="flow-changed">{t('list.unpublished')}</span>}</td>
            <td className="quiet">{draft === undefined ? '—' : t('list.savedBy', { who: draft.savedBy.name, when: moment(draft.savedAtMs) })}</td>
            <td>
              {numbers.length === 0 ? (
                <a className="quiet" href={adminHref('entryPoints')} title={t('list.setNumber')} onClick={(event) => event.stopPropagation()}>
                  {t('list.noNumber')}
                </a>
              ) : (
                numbers.map((number) => (
                  <a key={number} className="flow-number digits" href={adminHref('entryPoints', number)} onClick={(event) => event.stopPropagation()}>
                    {number}
                  </a>
                ))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
