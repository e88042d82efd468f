import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration, ConfigurationVersion } from '../../contract';
import { diff } from '../../state/admin/diff';
import { valueOf } from '../app/use-options';
import { useAdmin, useAdminT } from './admin-context';
import { goTo } from './admin-route';
import { ChangeList } from './change-list';
import { useMoment } from './use-moment';
import { LoadFailed } from '../app/load-failed';
import { useUserName } from './use-people';

const PAGE = 50;

/** What held when, who wanted it and why; and the way back. */
export function HistoryPage({ id }: { readonly id: string | undefined }): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const { api, open } = useAdmin();
  const list = useInfiniteQuery({
    // Read anew once another version holds.
    queryKey: ['administration', 'versions', open.base.version],
    queryFn: ({ pageParam }) => valueOf(api.listVersions(PAGE, pageParam)),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.version),
  });
  if (list.isError) {
    return (
      <LoadFailed title={t('history.failed')} retryText={t('retry')} onRetry={() => list.refetch()} />
    );
  }
  if (list.isPending) return <Spin className="page-loading" aria-label={appT('app.loading')} />;
  const versions = list.data.pages.flat();
  const index = Math.max(0, versions.findIndex(({ version }) => String(version) === id));
  const chosen = versions[index];
  return (
    <div className="master-detail">
      <section className="master card" aria-label={t('page.history')}>
        <div className="master-head">
          <h1>{t('page.history')}</h1>
        </div>
        <ol className="version-list">
          {versions.map((version, i) => (
            <VersionLine key={version.version} version={version} chosen={i === index} holds={version.version === open.base.version} />
          ))}
        </ol>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('history.older')}
          </Button>
        )}
      </section>
      <div className="detail">{chosen !== undefined && <VersionDetail key={chosen.version} version={chosen} previous={versions[index + 1]?.version} />}</div>
    </div>
  );
}

function VersionLine({ version, chosen, holds }: { readonly version: ConfigurationVersion; readonly chosen: boolean; readonly holds: boolean }): ReactNode {
  const t = useAdminT();
  const userName = useUserName();
  const moment = useMoment();
  return (
    <li>
      <button type="button" aria-current={chosen} onClick={() => goTo('history', String(version.version))} data-testid={`admin-version-${version.version}`}>
        <span className="version-number digits">{t('history.version', { version: version.version })}</span>
        {holds && <span className="version-holds">{t('history.holds')}</span>}
        <span className="row-detail">
          {moment(version.changedAtMs)} · {userName(version.changedBy)}
        </span>
        <span className="version-note">{version.note === '' ? t('history.noNote') : version.note}</span>
      </button>
    </li>
  );
}

function useVersion(version: number | undefined): ReturnType<typeof useQuery<Configuration>> {
  const { api } = useAdmin();
  return useQuery({
    queryKey: ['administration', 'version', version],
    queryFn: () => valueOf(api.getVersion(version ?? 0)),
    enabled: version !== undefined,
    // What held once doesn't change.
    staleTime: Infinity,
  });
}

type Against = 'previous' | 'current';

function VersionDetail({ version, previous }: { readonly version: ConfigurationVersion; readonly previous: number | undefined }): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const { draft, open, readOnly } = useAdmin();
  const userName = useUserName();
  const moment = useMoment();
  const holds = version.version === open.base.version;
  const [against, setAgainst] = useState<Against>('previous');
  const mine = useVersion(version.version);
  const other = useVersion(against === 'current' ? open.base.version : previous);
  const load = (): void => {
    if (mine.data !== undefined) draft.edit(() => mine.data.routing);
  };
  const failed = mine.isError || other.isError;
  return (
    <section className="card" aria-label={t('history.version', { version: version.version })}>
      <header className="editor-head">
        <div className="editor-name">
          <h2>{t('history.version', { version: version.version })}</h2>
          {holds && <span className="version-holds">{t('history.holds')}</span>}
        </div>
        {!readOnly && !holds && (
          <Button disabled={mine.data === undefined} onClick={load} data-testid="admin-load-version">
            {t('history.load')}
          </Button>
        )}
      </header>
      <p>
        {moment(version.changedAtMs)} · {userName(version.changedBy)} · {version.note === '' ? t('history.noNote') : version.note}
      </p>
      {!readOnly && !holds && <p className="quiet">{t('history.loadHint')}</p>}
      {!holds && (
        <Segmented<Against>
          value={against}
          options={(['previous', 'current'] as const).map((value) => ({ value, label: t(`history.against.${value}`) }))}
          onChange={setAgainst}
        />
      )}
      {failed && <Alert type="error" showIcon title={t('history.failed')} />}
      {against === 'previous' && previous === undefined ? (
        <p className="quiet">{t('history.first')}</p>
      ) : mine.data === undefined || other.data === undefined ? (
        !failed && <Spin aria-label={appT('app.loading')} />
      ) : (
        <Differences older={against === 'previous' ? other.data : mine.data} newer={against === 'previous' ? mine.data : other.data} />
      )}
    </section>
  );
}

function Differences({ older, newer }: { readonly older: Configuration; readonly newer: Configuration }): ReactNode {
  const t = useAdminT();
  return (
    <>
      <h3>{t('history.fromTo', { older: older.version, newer: newer.version })}</h3>
      <ChangeList changes={diff(older.routing, newer.routing)} before={older.routing} after={newer.routing} />
    </>
  );
}
