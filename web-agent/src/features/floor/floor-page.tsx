import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Floor, FloorAgent, FloorContact, FloorQueue } from '../../contract';
import { formatDuration } from '../../base/duration';
import { callerName } from '../app/caller';
import { useObservable, useServerNowMs, useWorkplace } from '../app/context';
import { useReasonName } from '../desk/use-reason-name';

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
      <div className="floor-grid">
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
          {floor.contacts.length === 0 ? <p className="quiet">{t('floor.noContacts')}</p> : <Contacts floor={floor} nowMs={nowMs} />}
        </section>
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
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            <th>{t('floor.queue')}</th>
            <th className="number">{t('floor.waiting')}</th>
            <th className="number">{t('floor.longestWait')}</th>
            <th className="number">{t('floor.ready')}</th>
            <th className="number">{t('floor.signedIn')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.queueId} data-waiting={queue.waiting > 0}>
              <td>{queue.name}</td>
              <td className="number digits">{queue.waiting}</td>
              <td className="number digits">
                {queue.longestWaitSinceMs === undefined ? '—' : formatDuration(nowMs - queue.longestWaitSinceMs)}
              </td>
              <td className="number digits">{queue.readyAgents}</td>
              <td className="number digits">{queue.signedInAgents}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Agents({ agents, nowMs }: { readonly agents: readonly FloorAgent[]; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            <th>{t('floor.agent')}</th>
            <th>{t('floor.state')}</th>
            <th className="number">{t('floor.since')}</th>
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <tr key={agent.agentId}>
              <td>{agent.name}</td>
              <td>
                <AgentStateTag agent={agent} />
              </td>
              <td className="number digits">{agent.state === 'signed-out' ? '' : formatDuration(nowMs - agent.sinceMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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

/** A contact's state in the colours of the agent's. */
const COLOUR_OF: Readonly<Record<FloorContact['state'], FloorAgent['state']>> = {
  arrived: 'signed-out',
  queued: 'not-ready',
  offered: 'reserved',
  connected: 'engaged',
  held: 'engaged',
  'wrap-up': 'wrap-up',
  leaving: 'signed-out',
  closed: 'signed-out',
  abandoned: 'signed-out',
};

function Contacts({ floor, nowMs }: { readonly floor: Floor; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation();
  const nameOf = (agentId: string | undefined): string =>
    floor.agents.find((agent) => agent.agentId === agentId)?.name ?? '—';
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            <th>{t('floor.caller')}</th>
            <th>{t('floor.state')}</th>
            <th>{t('floor.queue')}</th>
            <th>{t('floor.agent')}</th>
            <th className="number">{t('floor.arrived')}</th>
          </tr>
        </thead>
        <tbody>
          {floor.contacts.map((contact) => (
            <tr key={contact.contactId}>
              <td>{callerName(contact.caller)}</td>
              <td>
                <span className="state-tag" data-state={COLOUR_OF[contact.state]}>
                  <span className="state-dot" aria-hidden />
                  {t(`contactState.${contact.state}`)}
                </span>
              </td>
              <td>{contact.queue?.name ?? '—'}</td>
              <td>{nameOf(contact.agentId)}</td>
              <td className="number digits">{formatDuration(nowMs - contact.arrivedAtMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
