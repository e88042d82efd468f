import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Floor, FloorAgent, FloorQueue } from '../../contract';
import { formatDuration } from '../../base/duration';
import { callerName } from '../app/caller';
import { useObservable, useServerNowMs, useWorkplace } from '../app/context';
import { Table } from '../app/table';
import { RecentContacts } from '../desk/recent-contacts';
import { WhyLink } from '../why/why-link';
import { useReasonName } from '../desk/use-reason-name';
import { ContactStateTag } from './contact-state-tag';
import { FloorNotice } from './floor-notice';
import { isWaiting, WaitingTable } from './waiting-table';

/** The live floor: who waits, who talks, who is there. */
export default function FloorPage(): ReactNode {
  const { t } = useTranslation();
  const workplace = useWorkplace();
  const floor = useObservable(workplace.floor);
  const { user } = workplace;
  const roles = user.roles.map((role) => t(`role.${role}`)).join(', ');
  return (
    <main className="floor" data-testid="floor-page">
      {floor === undefined ? <Spin className="page-loading" aria-label={t('floor.loading')} /> : <FloorView floor={floor} />}
      <p className="quiet">{t('floor.account', { name: `${user.name} · ${user.username}@${user.tenant}`, role: roles })}</p>
    </main>
  );
}

function FloorView({ floor }: { readonly floor: Floor }): ReactNode {
  const { t } = useTranslation();
  const nowMs = useServerNowMs(1000);
  return (
    <>
      <Summary floor={floor} />
      <FloorNotice floor={floor} />
      <div className="floor-grid">
        <section className="card floor-wide" aria-labelledby="floor-waiting">
          <h2 id="floor-waiting" className="card-title">
            {t('waiting.title')}
          </h2>
          <WaitingTable floor={floor} nowMs={nowMs} />
        </section>
        <section className="card" aria-labelledby="floor-queues">
          <h2 id="floor-queues" className="card-title">
            {t('floor.queues')}
          </h2>
          {floor.queues.length === 0 ? <p className="quiet">{t('floor.noQueues')}</p> : <Queues queues={floor.queues} nowMs={nowMs} />}
        </section>
        <section className="card" aria-labelledby="floor-agents">
          <h2 id="floor-agents" className="card-title">
            {t('floor.agents')}
          </h2>
          {floor.agents.length === 0 ? <p className="quiet">{t('floor.noAgents')}</p> : <Agents agents={floor.agents} nowMs={nowMs} />}
        </section>
        <section className="card floor-wide" aria-labelledby="floor-contacts">
          <h2 id="floor-contacts" className="card-title">
            {t('floor.contacts')}
          </h2>
          <Contacts floor={floor} nowMs={nowMs} />
          {floor.moreContacts > 0 && <p className="quiet">{t('floor.moreContacts', { count: floor.moreContacts })}</p>}
        </section>
        <RecentContacts onFloor />
      </div>
    </>
  );
}

function Summary({ floor }: { readonly floor: Floor }): ReactNode {
  const { t } = useTranslation();
  const agentsIn = (...states: FloorAgent['state'][]): number =>
    floor.agents.filter(({ state }) => states.includes(state)).length;
  const figures = [
    { state: 'reserved', value: floor.queues.reduce((sum, { waiting }) => sum + waiting, 0), label: t('floor.waitingNow') },
    { state: 'engaged', value: agentsIn('engaged'), label: t('floor.talkingNow') },
    { state: 'ready', value: agentsIn('ready'), label: t('floor.readyNow') },
    { state: 'wrap-up', value: agentsIn('wrap-up'), label: t('state.wrap-up') },
    { state: 'not-ready', value: agentsIn('not-ready'), label: t('floor.notReadyNow') },
  ];
  return (
    <div className="floor-summary">
      {figures.map(({ state, value, label }) => (
        <div key={state} className="card figure" data-state={state}>
          <strong className="digits">{value}</strong>
          <span>{label}</span>
        </div>
      ))}
    </div>
  );
}

function Queues({ queues, nowMs }: { readonly queues: readonly FloorQueue[]; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <Table
      columns={[
        { title: t('floor.queue') },
        { title: t('floor.waiting'), isNumber: true },
        { title: t('floor.longestWait'), isNumber: true },
        { title: t('floor.ready'), isNumber: true },
        { title: t('floor.signedIn'), isNumber: true },
      ]}
    >
      {queues.map((queue) => (
        <tr key={queue.queueId} data-testid={`floor-queue-${queue.queueId}`} data-waiting={queue.waiting > 0}>
          <td>{queue.name}</td>
          <td className="number digits">{queue.waiting}</td>
          <td className="number digits">
            {queue.longestWaitSinceMs === undefined ? '—' : formatDuration(nowMs - queue.longestWaitSinceMs)}
          </td>
          <td className="number digits">{queue.readyAgents}</td>
          <td className="number digits">{queue.signedInAgents}</td>
        </tr>
      ))}
    </Table>
  );
}

function Agents({ agents, nowMs }: { readonly agents: readonly FloorAgent[]; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <Table
      columns={[
        { title: t('floor.agent') },
        { title: t('floor.state') },
        { title: t('floor.since'), isNumber: true },
      ]}
    >
      {agents.map((agent) => (
        <tr key={agent.agentId} data-testid={`floor-agent-${agent.agentId}`} data-state={agent.state}>
          <td>{agent.name}</td>
          <td>
            <AgentStateTag agent={agent} />
          </td>
          <td className="number digits">{agent.state === 'signed-out' ? '' : formatDuration(nowMs - agent.sinceMs)}</td>
        </tr>
      ))}
    </Table>
  );
}

function AgentStateTag({ agent }: { readonly agent: FloorAgent }): ReactNode {
  const { t } = useTranslation();
  const reason = useReasonName(agent.reason);
  return (
    <span className="state-tag" data-state={agent.state}>
      <span className="state-dot" aria-hidden />
      {t(`state.${agent.state}`)}
      {agent.state === 'not-ready' && reason !== undefined && <span className="quiet"> · {reason}</span>}
    </span>
  );
}

function Contacts({ floor, nowMs }: { readonly floor: Floor; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation();
  const nameOf = (agentId: string | undefined): string =>
    floor.agents.find((agent) => agent.agentId === agentId)?.name ?? '—';
  const served = floor.contacts.filter((contact) => !isWaiting(contact));
  if (served.length === 0) return <p className="quiet">{t('floor.noContacts')}</p>;
  return (
    <Table
      columns={[
        { title: t('floor.caller') },
        { title: t('waiting.channel') },
        { title: t('floor.state') },
        { title: t('floor.queue') },
        { title: t('floor.agent') },
        { title: t('floor.arrived'), isNumber: true },
        { title: '' },
      ]}
    >
      {served.map((contact) => (
        <tr key={contact.contactId} data-testid="floor-contact" data-state={contact.state}>
          <td>{callerName(contact.caller)}</td>
          <td>{t(`channel.${contact.channel}`)}</td>
          <td>
            <ContactStateTag contact={contact} floor={floor} />
          </td>
          <td>{contact.queue?.name ?? '—'}</td>
          <td>{nameOf(contact.agentId)}</td>
          <td className="number digits">{formatDuration(nowMs - contact.arrivedAtMs)}</td>
          <td>
            <WhyLink contactId={contact.contactId} caller={callerName(contact.caller)} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
