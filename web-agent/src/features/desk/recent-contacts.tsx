import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../contract';
import { en } from '../../i18n/en';
import { formatDuration } from '../../base/duration';
import { formatMoment } from '../../i18n/format';
import { callerDetail, callerName } from '../app/caller';
import { useApp, useObservable, useServerNowMs, useWorkplace } from '../app/context';
import { InboxIcon } from '../app/icons';
import { useDispositions, valueOf } from '../app/use-options';
import { Table } from '../app/table';
import { WhyLink } from '../why/why-link';

const SHOWN = 20;

/** A busy floor changes all the time: it is asked now and then. */
const FLOOR_REFRESH_MS = 10_000;

/** What this agent handled lately; on the floor, what all did. */
export function RecentContacts({ onFloor = false }: { readonly onFloor?: boolean }): ReactNode {
  const { t } = useTranslation();
  const { rest } = useApp();
  const contacts = useQuery({
    queryKey: ['contacts'],
    queryFn: () => valueOf(rest.listContacts(SHOWN)),
    refetchInterval: onFloor && FLOOR_REFRESH_MS,
  });
  useRefreshAfterContact();
  return (
    <section className={onFloor ? 'card floor-wide' : 'card'} aria-labelledby="recent-contacts">
      <h2 id="recent-contacts" className="card-title">
        {t(onFloor ? 'floor.recent' : 'history.title')}
      </h2>
      {contacts.isError && (
        <p className="quiet">
          {t('history.failed')}{' '}
          <Button size="small" onClick={() => void contacts.refetch()}>
            {t('history.retry')}
          </Button>
        </p>
      )}
      {contacts.data?.length === 0 && (
        <div className="empty">
          <InboxIcon />
          <p>{t(onFloor ? 'floor.noRecent' : 'history.empty')}</p>
        </div>
      )}
      {contacts.data !== undefined && contacts.data.length > 0 && <ContactTable contacts={contacts.data} />}
    </section>
  );
}

/** Whenever a contact comes or goes at this desk, and when the connection is back. */
function useRefreshAfterContact(): void {
  const queries = useQueryClient();
  const { desk, connection } = useWorkplace();
  const { picture } = useObservable(desk.state);
  const online = useObservable(connection) === 'open';
  const signature = (picture?.contacts ?? []).map(({ contactId, state }) => `${contactId} ${state}`).join();
  useEffect(() => {
    if (online) void queries.invalidateQueries({ queryKey: ['contacts'] });
  }, [queries, online, signature]);
}

function ContactTable({ contacts }: { readonly contacts: readonly Contact[] }): ReactNode {
  const { t } = useTranslation();
  const floor = useObservable(useWorkplace().floor);
  return (
    <Table
      columns={[
        { title: t('history.caller') },
        { title: t('history.queue') },
        { title: t('history.arrived') },
        { title: t('history.talk'), isNumber: true },
        { title: t('history.result') },
        { title: t('history.end') },
        ...(floor === undefined ? [] : [{ title: t('floor.agent') }]),
        { title: '' },
      ]}
    >
      {contacts.map((contact) => (
        <ContactRow key={contact.contactId} contact={contact} />
      ))}
    </Table>
  );
}

function ContactRow({ contact }: { readonly contact: Contact }): ReactNode {
  const { t } = useTranslation();
  const { language } = useObservable(useApp().settings);
  const workplace = useWorkplace();
  const nowMs = useServerNowMs(30_000);
  const dispositions = useDispositions();
  const { picture } = useObservable(workplace.desk.state);
  const floor = useObservable(workplace.floor);
  const caller = {
    address: contact.callerAddress,
    ...(contact.callerName === undefined ? {} : { name: contact.callerName }),
  };
  const detail = callerDetail(caller);
  const { connectedAtMs, endedAtMs } = contact;
  const talkMs = connectedAtMs === undefined || endedAtMs === undefined ? undefined : endedAtMs - connectedAtMs;
  const unknown = t('history.unknown');
  const queue = [...(picture?.queues ?? []), ...(floor?.queues ?? [])].find(({ queueId }) => queueId === contact.queueId);
  return (
    <tr title={contact.note}>
      <td>
        {callerName(caller)}
        {detail !== undefined && <small className="quiet digits"> {detail}</small>}
      </td>
      <td>{queue?.name ?? contact.queueId ?? unknown}</td>
      <td className="digits">{formatMoment(contact.arrivedAtMs, nowMs, language)}</td>
      <td className="number digits">{talkMs === undefined ? unknown : formatDuration(talkMs)}</td>
      <td>{dispositions.find(({ id }) => id === contact.disposition)?.name ?? contact.disposition ?? unknown}</td>
      <td>{isEndCause(contact.endCause) ? t(`endCause.${contact.endCause}`) : unknown}</td>
      {floor !== undefined && <td>{floor.agents.find(({ agentId }) => agentId === contact.agentId)?.name ?? contact.agentId ?? unknown}</td>}
      <td>
        <WhyLink contactId={contact.contactId} caller={callerName(caller)} />
      </td>
    </tr>
  );
}

function isEndCause(cause: string | undefined): cause is keyof typeof en.endCause {
  return cause !== undefined && cause in en.endCause;
}
