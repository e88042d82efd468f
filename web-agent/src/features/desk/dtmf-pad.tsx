import { Button } from 'antd';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkplace } from '../app/context';
import { isTyping } from '../app/use-shortcuts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const MAX_SHOWN = 24;

/** Keys for menus and extensions on the other side; the keyboard works too. */
export function DtmfPad({ able }: { readonly able: boolean }): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const [sent, setSent] = useState('');
  const send = (digit: string): void => {
    if (!able) return;
    desk.sendDigit(digit);
    setSent((before) => (before + digit).slice(-MAX_SHOWN));
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const typed = DIGITS.find((digit) => digit === event.key);
    if (typed === undefined || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    send(typed);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
  return (
    <div className="dtmf">
      <output className="dtmf-sent digits">{able ? sent || ' ' : t('call.noDigits')}</output>
      <div className="dtmf-keys">
        {DIGITS.map((digit) => (
          <Button
            key={digit}
            data-testid={`dtmf-${digit}`}
            aria-label={t('call.digit', { digit })}
            disabled={!able}
            onClick={() => send(digit)}
          >
            {digit}
          </Button>
        ))}
      </div>
    </div>
  );
}
