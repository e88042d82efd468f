import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Floor, FloorAgent, FloorContact } from '../../contract';

/** A contact's state in the colours of the agent's. */
const COLOUR_OF: Readonly<Record<FloorContact['state'], FloorAgent['state']>> = {
  arrived: 'signed-out',
  'in-flow': 'signed-out',
  queued: 'not-ready',
  offered: 'reserved',
  connected: 'engaged',
  held: 'engaged',
  'wrap-up': 'wrap-up',
  leaving: 'signed-out',
  closed: 'signed-out',
  abandoned: 'signed-out',
};

/** What a contact is doing, and at whom it rings. */
export function ContactStateTag({ contact, floor }: { readonly contact: FloorContact; readonly floor: Floor }): ReactNode {
  const { t } = useTranslation();
  const agent = floor.agents.find(({ agentId }) => agentId === contact.agentId);
  return (
    <span className="state-tag" data-state={COLOUR_OF[contact.state]}>
      <span className="state-dot" aria-hidden />
      {t(`contactState.${contact.state}`)}
      {contact.state === 'offered' && agent !== undefined && <span className="quiet"> · {agent.name}</span>}
    </span>
  );
}
