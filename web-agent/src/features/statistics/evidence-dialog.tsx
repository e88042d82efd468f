import { useQuery } from '@tanstack/react-query';
import { Modal, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import type { EvidenceEvent, StatisticsEvidence } from '../../contract';
import { en } from '../../i18n/en';
import { useApp } from '../app/context';
import { Table } from '../app/table';
import { valueOf } from '../app/use-options';
import type { Asked } from './figure-button';
import { isTime } from './figures';
import { useMoment } from './use-statistics';

const LISTED = 100;

interface Props {
  readonly asked: Asked;
  readonly fromMs: number;
  readonly zone: string;
  readonly nameOf: (agentId: string) => string;
  readonly onClose: () => void;
}

/** What a number is made of: the events of the log that prove it. */
export function EvidenceDialog({ asked, fromMs, zone, nameOf, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { rest } = useApp();
  const [open, setOpen] = useState(true);
  const { subject, id, figure } = asked;
  const evidence = useQuery({
    queryKey: ['evidence', subject, id, figure, fromMs],
    queryFn: () => valueOf(rest.findEvidence({ subject, id, figure, interval: 'day', fromMs, limit: LISTED })),
    gcTime: 0,
  });
  return (
    <Modal
      open={open}
      title={`${asked.name} · ${t(`figure.${figure}`)}`}
      footer={null}
      width={760}
      onCancel={() => setOpen(false)}
      // Only a dialog that closes, and isn't just gone, gives the focus back.
      afterClose={onClose}
    >
      <div className="evidence" data-testid="evidence">
        {evidence.isError && <p role="alert">{t('statistics.failed')}</p>}
        {evidence.isPending && <Spin aria-label={t('app.loading')} />}
        {evidence.data !== undefined && <Items asked={asked} evidence={evidence.data} zone={zone} nameOf={nameOf} />}
      </div>
    </Modal>
  );
}

interface ItemsProps {
  readonly asked: Asked;
  readonly evidence: StatisticsEvidence;
  readonly zone: string;
  readonly nameOf: (agentId: string) => string;
}

function Items({ asked, evidence, zone, nameOf }: ItemsProps): ReactNode {
  const { t } = useTranslation();
  const times = isTime(asked.figure);
  const value = times ? formatDuration(evidence.value) : String(evidence.value);
  return (
    <>
      <p>{t('statistics.madeOf', { value, entries: evidence.count })}</p>
      <Table
        columns={[
          { title: t('statistics.who') },
          { title: t('statistics.events') },
          ...(times ? [{ title: t('statistics.amount'), isNumber: true }] : []),
        ]}
      >
        {evidence.items.map(({ amount, events }) => (
          <tr key={events.map(({ seq }) => seq).join()} data-testid="evidence-item">
            <td className="digits">{who(events, nameOf)}</td>
            <td>
              {events.map((event) => (
                <EventLine key={event.seq} event={event} zone={zone} />
              ))}
              {times && events.length === 1 && <div className="quiet">{t('statistics.goesOn')}</div>}
            </td>
            {times && <td className="number digits">{formatDuration(amount)}</td>}
          </tr>
        ))}
      </Table>
      {evidence.count > evidence.items.length && <p className="quiet">{t('statistics.onlyFirst', { shown: evidence.items.length })}</p>}
    </>
  );
}

/** The contact, or the agent where it is about none. */
function who(events: readonly EvidenceEvent[], nameOf: (agentId: string) => string): string {
  const contact = events.find(({ contactId }) => contactId !== undefined)?.contactId;
  const agent = events.findLast(({ agentId }) => agentId !== undefined)?.agentId;
  return contact ?? (agent === undefined ? '—' : nameOf(agent));
}

function EventLine({ event, zone }: { readonly event: EvidenceEvent; readonly zone: string }): ReactNode {
  const { t } = useTranslation();
  const moment = useMoment(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return (
    <div className="event-line">
      <time className="digits">{moment(event.atMs)}</time> {isKnown(event.type) ? t(`event.${event.type}`) : event.type}
      <small className="quiet digits"> #{event.seq}</small>
    </div>
  );
}

function isKnown(type: string): type is keyof typeof en.event {
  return type in en.event;
}
