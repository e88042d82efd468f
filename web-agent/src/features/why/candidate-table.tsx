import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import type { DecisionCandidate, DecisionMatching } from '../../contract';

type Figure = 'load' | 'idle' | 'answered' | 'talk' | 'position' | 'weight' | 'skillSum';

const FIGURES: readonly Figure[] = ['load', 'idle', 'answered', 'talk', 'position', 'weight', 'skillSum'];

/** What each strategy compares, the first one first. */
const COMPARED: Readonly<Record<DecisionMatching['strategy'], readonly Figure[]>> = {
  'longest-idle': ['load', 'idle'],
  'round-robin': ['position'],
  'fewest-contacts': ['answered', 'idle'],
  'least-talk-time': ['talk', 'idle'],
  'top-down': ['position'],
  random: ['position'],
  'weighted-random': ['position', 'weight'],
  'most-skilled': ['skillSum', 'idle'],
  'ring-all': ['load', 'idle'],
  progressive: ['load', 'idle'],
};

/** Who could have had it, in the strategy's order. */
export function CandidateTable({ matching, agentId, atMs }: { readonly matching: DecisionMatching; readonly agentId: string | undefined; readonly atMs: number }): ReactNode {
  const { t } = useTranslation();
  const compared = COMPARED[matching.strategy];
  const more = matching.candidateCount - matching.candidates.length;
  return (
    <>
      <p className="quiet">{t('why.candidatesOrder')}</p>
      <div className="table-frame">
        <table>
          <thead>
            <tr>
              <th>{t('why.column.agent')}</th>
              {FIGURES.map((figure) => (
                <th key={figure} className="number" data-compared={compared.includes(figure)}>
                  {t(`why.column.${figure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matching.candidates.map((candidate) => (
              <tr key={candidate.agentId} data-chosen={candidate.agentId === agentId}>
                <td>
                  {candidate.name}
                  {candidate.agentId === agentId && <span className="why-chosen">{t('why.chosen')}</span>}
                </td>
                {FIGURES.map((figure) => (
                  <td key={figure} className="number digits" data-compared={compared.includes(figure)}>
                    {valueOf(candidate, figure, atMs)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="quiet">{t('why.moreCandidates', { count: more })}</p>}
    </>
  );
}

function valueOf(candidate: DecisionCandidate, figure: Figure, atMs: number): string | number {
  switch (figure) {
    case 'idle':
      return formatDuration(atMs - candidate.idleSinceMs);
    case 'talk':
      return formatDuration(candidate.talkMs);
    default:
      return candidate[figure];
  }
}
