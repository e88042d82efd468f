import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LevelMeter } from '../../media/level-meter';
import { useObservable, useWorkplace } from '../app/context';

const READ_EVERY_MS = 80;

/** Shows that the microphone hears something. Written past React: it changes twelve times a second. */
export function MicLevel(): ReactNode {
  const { t } = useTranslation();
  const { microphone, audioContext } = useWorkplace();
  const { stream } = useObservable(microphone.state);
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (stream === undefined) return;
    const meter = new LevelMeter(stream, audioContext);
    const timer = setInterval(() => {
      const level = meter.read();
      element.current?.style.setProperty('--level', level.toFixed(2));
      element.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
    }, READ_EVERY_MS);
    return () => {
      clearInterval(timer);
      meter.close();
    };
  }, [stream, audioContext]);
  return (
    <span
      ref={element}
      className="mic-level"
      data-testid="mic-level"
      role="meter"
      aria-label={t('devices.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  );
}
