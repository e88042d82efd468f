import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure } from '../../contract';

/** Which number was asked about. */
export interface Asked {
  readonly subject: 'queue' | 'agent';
  readonly id: string;
  readonly name: string;
  readonly figure: Figure;
}

interface Props {
  readonly asked: Asked;
  readonly text: string;
  /** Of the figure; 0 has nothing behind it. */
  readonly amount: number;
  readonly onAsk: (asked: Asked) => void;
}

/** A number that tells what it is made of. */
export function FigureButton({ asked, text, amount, onAsk }: Props): ReactNode {
  const { t } = useTranslation();
  if (amount === 0) return <span className="quiet">{text}</span>;
  const label = t('statistics.show', { figure: t(`figure.${asked.figure}`), name: asked.name, value: text });
  return (
    <button
      type="button"
      className="figure-button digits"
      aria-label={label}
      title={t('statistics.showShort')}
      data-testid={`figure-${asked.id}-${asked.figure}`}
      onClick={() => onAsk(asked)}
    >
      {text}
    </button>
  );
}
