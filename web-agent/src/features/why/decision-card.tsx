import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import type { Decision, DecisionMatching } from '../../contract';
import { formatClock } from '../../i18n/format';
import { useApp, useObservable, useServerNowMs } from '../app/context';
import { CandidateTable } from './candidate-table';
import { agentName, headline, reasons, skillsText, type QueueNames, type UserNames } from './decision-text';
import { ExclusionList } from './exclusion-list';

interface Props {
  readonly decision: Decision;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly queueNames: QueueNames;
  readonly supervisors: UserNames;
}

/** The colours of the agent's states, where the contact is in the same. */
const STATE_OF: Readonly<Record<Decision['turn']['kind'], string>> = {
  queued: 'not-ready',
  'step-reached': 'not-ready',
  offered: 'reserved',
  'offer-ended': 'signed-out',
  answered: 'engaged',
  overflowed: 'wrap-up',
  ended: 'signed-out',
};

/** One entry of the timeline. */
export function DecisionCard({ decision, open, onToggle, queueNames, supervisors }: Props): ReactNode {
  const { t } = useTranslation();
  const { language } = useObservable(useApp().settings);
  const nowMs = useServerNowMs(60_000);
  const { turn, seq, matching } = decision;
  const detailsId = `why-details-${seq}`;
  return (
    <li className="why-entry" data-state={STATE_OF[turn.kind]} data-kind={turn.kind} data-testid="why-decision">
      <time className="digits quiet">{formatClock(decision.atMs, nowMs, language)}</time>
      <span className="state-dot" aria-hidden />
      <div className="why-body">
        <h2>{headline(t, decision, supervisors)}</h2>
        {reasons(t, decision, queueNames).map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        {matching !== undefined && (
          <>
            <button type="button" className="why-toggle" aria-expanded={open} aria-controls={detailsId} onClick={onToggle}>
              {t('why.details')}
            </button>
            {open && (
              <div id={detailsId} className="why-details">
                <MatchingView decision={decision} matching={matching} queueNames={queueNames} />
              </div>
            )}
          </>
        )}
      </div>
    </li>
  );
}

function MatchingView({ decision, matching, queueNames }: { readonly decision: Decision; readonly matching: DecisionMatching; readonly queueNames: QueueNames }): ReactNode {
  const { t } = useTranslation();
  const excluded = matching.exclusions.reduce((sum, { count }) => sum + count, 0);
  const agentId = decision.turn.kind === 'offered' ? decision.turn.agentId : undefined;
  return (
    <>
      {matching.candidateCount > 0 && (
        <section>
          <h3>{t('why.candidates', { count: matching.candidateCount })}</h3>
          <CandidateTable matching={matching} agentId={agentId} atMs={decision.atMs} />
        </section>
      )}
      {excluded > 0 && (
        <section>
          <h3>{t('why.exclusions', { count: excluded })}</h3>
          <ExclusionList exclusions={matching.exclusions} />
        </section>
      )}
      <section>
        <h3>{t('why.rules')}</h3>
        <Rules decision={decision} matching={matching} queueNames={queueNames} />
      </section>
    </>
  );
}

function Rules({ decision, matching, queueNames }: { readonly decision: Decision; readonly matching: DecisionMatching; readonly queueNames: QueueNames }): ReactNode {
  const { t } = useTranslation();
  const { language } = useObservable(useApp().settings);
  const nowMs = useServerNowMs(60_000);
  const { step, needs, ownNeeds, onlyAgentId } = matching;
  const { waiting } = decision;
  const joined = (names: readonly string[]): string => names.join(t('why.joiner'));
  const eased = step.easeBy > 0 && ownNeeds.length > 0;
  const facts: [string, string][] = [
    [t('why.rule.strategy'), t(`why.strategy.${matching.strategy}`)],
    [t('why.rule.step'), t('why.rule.stepFrom', { duration: formatDuration(step.afterMs) })],
    [t('why.rule.skills'), needs.length === 0 ? t('why.rule.none') : skillsText(t, needs)],
    ...(eased ? [['', t('why.rule.eased', { skills: skillsText(t, ownNeeds), by: step.easeBy })] as [string, string]] : []),
    [t('why.rule.groups'), step.groupIds.length === 0 ? t('why.rule.any') : joined(step.groupIds)],
    ...(step.alsoQueueIds.length === 0 ? [] : [[t('why.rule.alsoQueues'), joined(step.alsoQueueIds.map(queueNames))] as [string, string]]),
    ...(onlyAgentId === '' ? [] : [[t('why.rule.onlyAgent'), agentName(matching, onlyAgentId)] as [string, string]]),
    ...(waiting === undefined
      ? []
      : ([
          [t('why.rule.since'), formatClock(waiting.queuedAtMs, nowMs, language)],
          [t('why.rule.headStart'), waiting.headStartMs === 0 ? t('why.rule.none') : formatDuration(waiting.headStartMs)],
        ] as [string, string][])),
    [t('why.rule.config'), t('why.rule.configVersion', { version: decision.configVersion })],
    [t('why.rule.log'), String(decision.seq)],
  ];
  return (
    <dl className="why-rules">
      {facts.map(([name, value]) => (
        <Fragment key={name + value}>
          <dt>{name}</dt>
          <dd className="digits">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
