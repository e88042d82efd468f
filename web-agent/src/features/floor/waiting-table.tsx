import { Button, Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import type { Floor, FloorContact } from '../../contract';
import { callerDetail, callerName } from '../app/caller';
import { useObservable, useOnline, useWorkplace } from '../app/context';
import { ChevronIcon } from '../app/icons';
import { Table } from '../app/table';
import { WhyLink } from '../why/why-link';
import { ContactStateTag } from './contact-state-tag';

interface Props {
  readonly floor: Floor;
  readonly nowMs: number;
}

/** Those who wait, the longest first, and what can be done for each. */
export function WaitingTable({ floor, nowMs }: Props): ReactNode {
  const { t } = useTranslation();
  const waiting = floor.contacts
    .filter(isWaiting)
    .sort((one, other) => (one.waitingSinceMs ?? 0) - (other.waitingSinceMs ?? 0));
  if (waiting.length === 0) return <p className="quiet">{t('waiting.nobody')}</p>;
  return (
    <Table
      columns={[
        { title: t('floor.caller') },
        { title: t('waiting.channel') },
        { title: t('floor.queue') },
        { title: t('waiting.position'), isNumber: true },
        { title: t('waiting.waits'), isNumber: true },
        { title: t('floor.state') },
        { title: '' },
      ]}
    >
      {waiting.map((contact) => (
        <WaitingRow key={contact.contactId} contact={contact} floor={floor} nowMs={nowMs} />
      ))}
    </Table>
  );
}

/** In a queue, be it ringing or not. */
export function isWaiting({ waitingSinceMs }: FloorContact): boolean {
  return waitingSinceMs !== undefined;
}

function WaitingRow({ contact, floor, nowMs }: Props & { readonly contact: FloorContact }): ReactNode {
  const { t } = useTranslation();
  const detail = callerDetail(contact.caller);
  const caller = callerName(contact.caller);
  return (
    <tr data-testid="floor-contact" data-state={contact.state}>
      <td>
        {caller}
        {detail !== undefined && <small className="quiet digits"> {detail}</small>}
      </td>
      <td>{t(`channel.${contact.channel}`)}</td>
      <td>{contact.queue?.name ?? '—'}</td>
      <td className="number digits">{contact.position ?? '—'}</td>
      <td className="number digits">{formatDuration(nowMs - (contact.waitingSinceMs ?? nowMs))}</td>
      <td>
        <ContactStateTag contact={contact} floor={floor} />
      </td>
      <td>
        <div className="row-actions">
          <AssignButton contact={contact} floor={floor} nowMs={nowMs} />
          <MoveButton contact={contact} floor={floor} />
          <WhyLink contactId={contact.contactId} caller={caller} />
        </div>
      </td>
    </tr>
  );
}

type Items = NonNullable<MenuProps['items']>;

function AssignButton({ contact, floor, nowMs }: Props & { readonly contact: FloorContact }): ReactNode {
  const { t } = useTranslation();
  const { waitingLine, user, isAgent } = useWorkplace();
  // Whoever has been free for longest comes first: that is whom one would ask.
  const free = floor.agents
    .filter(({ roomFor }) => roomFor.includes(contact.channel))
    .sort((one, other) => one.sinceMs - other.sinceMs);
  const myself = isAgent ? free.find(({ agentId }) => agentId === user.userId) : undefined;
  const others = free.filter((agent) => agent !== myself);
  const items: Items = others.map((agent) => ({
    key: agent.agentId,
    label: (
      <MenuLine testId={`assign-to-${agent.agentId}`} name={agent.name} remark={t('waiting.freeFor', { duration: formatDuration(nowMs - agent.sinceMs) })} />
    ),
    onClick: () => void waitingLine.assign(contact, agent),
  }));
  if (myself !== undefined) {
    items.unshift({
      key: myself.agentId,
      label: <MenuLine testId="assign-to-me" name={t('waiting.myself')} remark="" />,
      // It rings at the desk.
      onClick: () => void waitingLine.assign(contact, myself).then((rings) => rings && (location.hash = '#/desk')),
    });
  }
  return <ActionButton contact={contact} testId="floor-assign" title={t('waiting.assign')} items={items} none={t('waiting.nobodyFree')} />;
}

function MoveButton({ contact, floor }: { readonly contact: FloorContact; readonly floor: Floor }): ReactNode {
  const { t } = useTranslation();
  const { waitingLine } = useWorkplace();
  const items: Items = floor.queues
    .filter(({ queueId }) => queueId !== contact.queue?.queueId)
    .map((queue) => ({
      key: queue.queueId,
      label: (
        <MenuLine
          testId={`move-to-${queue.queueId}`}
          name={queue.name}
          remark={t('waiting.queueNow', { waiting: queue.waiting, ready: queue.readyAgents })}
        />
      ),
      onClick: () => void waitingLine.move(contact, queue),
    }));
  return <ActionButton contact={contact} testId="floor-move" title={t('waiting.move')} items={items} none={t('waiting.noOtherQueue')} />;
}

interface ActionProps {
  readonly contact: FloorContact;
  readonly testId: string;
  readonly title: string;
  readonly items: Items;
  /** Why there is nothing to choose. */
  readonly none: string;
}

function ActionButton({ contact, testId, title, items, none }: ActionProps): ReactNode {
  const { waitingLine } = useWorkplace();
  const { pending } = useObservable(waitingLine.state);
  const online = useOnline();
  const able = online && items.length > 0;
  return (
    <Dropdown menu={{ items, className: 'long-menu' }} trigger={['click']} disabled={!able}>
      <Button
        size="small"
        data-testid={testId}
        disabled={!able}
        loading={pending.has(contact.contactId)}
        {...(items.length === 0 ? { title: none } : {})}
      >
        {title}
        <ChevronIcon />
      </Button>
    </Dropdown>
  );
}

interface MenuLineProps {
  readonly testId: string;
  readonly name: string;
  readonly remark: string;
}

function MenuLine({ testId, name, remark }: MenuLineProps): ReactNode {
  return (
    <span className="menu-line" data-testid={testId}>
      {name}
      {remark !== '' && <small className="quiet digits">{remark}</small>}
    </span>
  );
}
