import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../contract';

/** What the menu learned before: nobody need ask for it again. */
export function LearnedFacts({ learned }: Pick<Offer, 'learned'>): ReactNode {
  const { t } = useTranslation();
  if (learned.length === 0) return null;
  return (
    <dl className="facts learned" data-testid="learned" aria-label={t('call.learned')}>
      {learned.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="digits">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
