import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FlowVersion } from '../../contract';
import { diffFlows } from '../../state/flow/diff';
import type { Flow } from '../../state/flow/document';
import { laidOut } from '../../state/flow/layout';
import { useAdminT } from '../admin/admin-context';
import { useMoment } from '../admin/use-moment';
import { valueOf } from '../app/use-options';
import { FlowChangeList } from './flow-changes';
import { useEdit, useFlow, useFlowT } from './flow-context';
import { LoadFailed } from '../app/load-failed';
import { useFlows } from './flows-context';

const PAGE = 50;

/** What was in force when, who wanted it and why; and the way back. */
export function HistoryPanel(): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const { open } = useFlow();
  const { api } = useFlows();
  const { flowId } = open.sheet.flow;
  const [chosen, setChosen] = useState<number>();
  const list = useInfiniteQuery({
    // Read anew once another version is in force.
    queryKey: ['flows', 'versions', flowId, open.base.version],
    queryFn: ({ pageParam }) => valueOf(api.listVersions(flowId, PAGE, pageParam)),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.version),
    // The list is filled from the log, a moment behind.
    refetchInterval: ({ state }) => (state.data !== undefined && (state.data.pages[0]?.[0]?.version ?? 0) < open.base.version ? 1_000 : false),
  });
  if (list.isError) {
    return (
      <LoadFailed title={adminT('history.failed')} retryText={adminT('retry')} onRetry={() => list.refetch()} />
    );
  }
  if (list.isPending) return <Spin className="page-loading" />;
  const versions = list.data.pages.flat();
  if (versions.length === 0) return <p className="quiet">{t('history.empty')}</p>;
  return (
    <>
      <ol className="version-list" data-testid="flow-history">
        {versions.map((version, i) => (
          <VersionLine key={version.version} version={version} previous={versions[i + 1]?.version} chosen={version.version === chosen} onChoose={() => setChosen(version.version === chosen ? undefined : version.version)} />
        ))}
      </ol>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {adminT('history.older')}
        </Button>
      )}
    </>
  );
}

interface LineProps {
  readonly version: FlowVersion;
  readonly previous: number | undefined;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function VersionLine({ version, previous, chosen, onChoose }: LineProps): ReactNode {
  const adminT = useAdminT();
  const { open } = useFlow();
  const moment = useMoment();
  const holds = version.version === open.base.version && open.newer === undefined;
  const who = version.by.name === '' ? version.by.userId : version.by.name;
  return (
    <li>
      <button type="button" aria-expanded={chosen} aria-current={chosen} onClick={onChoose} data-testid={`flow-version-${version.version}`}>
        <span className="version-number digits">{adminT('history.version', { version: version.version })}</span>
        {holds && <span className="version-holds">{adminT('history.holds')}</span>}
        <span className="row-detail">{[moment(version.atMs), who].filter((text) => text !== '').join(' · ')}</span>
        <span className="version-note">{version.note === '' ? adminT('history.noNote') : version.note}</span>
      </button>
      {chosen && <VersionDetail version={version.version} previous={previous} />}
    </li>
  );
}

function useVersion(version: number | undefined): { readonly flow: Flow | undefined; readonly failed: boolean } {
  const { api } = useFlows();
  const { flowId } = useFlow().open.sheet.flow;
  const { data, isError } = useQuery({
    queryKey: ['flows', 'version', flowId, version],
    queryFn: () => valueOf(api.getVersion(flowId, version ?? 0)),
    enabled: version !== undefined,
    // What was published once doesn't change.
    staleTime: Infinity,
  });
  return { flow: data?.flow, failed: isError };
}

type Against = 'previous' | 'draft';

function VersionDetail({ version, previous }: { readonly version: number; readonly previous: number | undefined }): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const { open, readOnly } = useFlow();
  const edit = useEdit();
  const [against, setAgainst] = useState<Against>(previous === undefined ? 'draft' : 'previous');
  const mine = useVersion(version);
  const before = useVersion(previous);
  const { flow } = open.sheet;
  const [older, newer] = against === 'draft' ? [mine.flow, flow] : [before.flow, mine.flow];
  const bring = (): void => {
    const old = mine.flow;
    if (old !== undefined) edit(({ layout }) => laidOut({ flow: { ...old, version: flow.version }, layout }));
  };
  return (
    <div className="version-detail">
      <Segmented<Against> size="small" value={against} options={(['previous', 'draft'] as const).map((value) => ({ value, label: t(`history.${value}`), disabled: value === 'previous' && previous === undefined }))} onChange={setAgainst} />
      {(mine.failed || before.failed) && <Alert type="error" showIcon title={adminT('history.failed')} />}
      {older === undefined || newer === undefined ? <Spin /> : <FlowChangeList changes={diffFlows(older, newer)} before={older} after={newer} />}
      {!readOnly && (
        <>
          <Button size="small" disabled={mine.flow === undefined} data-testid="flow-bring-back" onClick={bring}>
            {t('history.bringBack')}
          </Button>
          <p className="quiet">{t('history.bringBackHint')}</p>
        </>
      )}
    </div>
  );
}
