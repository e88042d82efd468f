import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionExclusion } from '../../contract';
import { useReasonName } from '../desk/use-reason-name';
import { skillsText } from './decision-text';

/** So few are shown without a click. */
const SHOWN_AT_ONCE = 8;

/** Who could not have it, by reason. */
export function ExclusionList({ exclusions }: { readonly exclusions: readonly DecisionExclusion[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="why-exclusions">
      {exclusions.map(({ reason, count, agents }) => (
        <li key={reason}>
          <details open={count <= SHOWN_AT_ONCE}>
            <summary>{t('why.reasonCount', { reason: t(`why.excluded.${reason}`), count })}</summary>
            <p>
              {agents.map((agent) => (
                <Outsider key={agent.agentId} agent={agent} reason={reason} />
              ))}
              {count > agents.length && <span className="quiet">{t('why.moreCandidates', { count: count - agents.length })}</span>}
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}

interface OutsiderProps {
  readonly agent: DecisionExclusion['agents'][number];
  readonly reason: DecisionExclusion['reason'];
}

function Outsider({ agent, reason }: OutsiderProps): ReactNode {
  const { t } = useTranslation();
  const notReady = useReasonName(agent.notReadyReason);
  const more = reason === 'not-ready' ? notReady : reason === 'not-skilled' ? skillsText(t, agent.lacks) : undefined;
  return (
    <span className="why-outsider">
      {agent.name}
      {more !== undefined && <span className="quiet"> · {more}</span>}
    </span>
  );
}
