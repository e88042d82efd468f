import { Button } from 'antd';
import { useRef, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../contract';
import { formatDuration } from '../../base/duration';
import type { LiveLeg } from '../../state/desk/leg-pool';
import { callerDetail, callerName } from '../app/caller';
import { useObservable, useOnline, useServerNowMs, useWorkplace } from '../app/context';
import { ChatIcon, HangUpIcon, PhoneIcon } from '../app/icons';
import { SHORTCUTS, useShortcut } from '../app/use-shortcuts';
import { CustomerCard } from '../customers/customer-card';
import { LearnedFacts } from './learned-facts';

const CALLBACK_WORDS = { title: 'callback.title', announce: 'callback.announce', take: 'callback.take' } as const;
const MESSAGE_WORDS = { title: 'voicemail.one', announce: 'voicemail.announce', take: 'voicemail.take' } as const;
const CALL_WORDS = { title: 'offer.title', announce: 'offer.announce', take: 'offer.accept' } as const;
const CHAT_WORDS = { title: 'chat.title', announce: 'chat.announce', take: 'chat.take' } as const;
const WORDS: Partial<Record<Offer['channel'], typeof CALL_WORDS | typeof CALLBACK_WORDS | typeof MESSAGE_WORDS | typeof CHAT_WORDS>> = {
  chat: CHAT_WORDS,
  callback: CALLBACK_WORDS,
  voicemail: MESSAGE_WORDS,
};

/** What rings: who, for which queue, waiting since when, and for how long it may still be answered. */
export function OfferCard({ offer }: { readonly offer: Offer }): ReactNode {
  const { t } = useTranslation();
  const nowMs = useServerNowMs(250);
  const detail = callerDetail(offer.caller);
  const caller = callerName(offer.caller);
  const words = WORDS[offer.channel] ?? CALL_WORDS;
  const title = t(words.title);
  const Sign = offer.channel === 'chat' ? ChatIcon : PhoneIcon;
  return (
    <section className="card offer" data-testid="offer-card" data-channel={offer.channel} aria-label={title}>
      <p className="sr-only" role="alert">
        {t(words.announce, { caller, queue: offer.queue.name })}
      </p>
      <div className="offer-who">
        <div className="offer-sign">
          <Sign />
        </div>
        <div>
          <div className="eyebrow">{title}</div>
          <div className="caller" data-testid="offer-caller">
            {caller}
          </div>
          {detail !== undefined && <div className="quiet digits">{detail}</div>}
        </div>
        <Countdown offer={offer} nowMs={nowMs} />
      </div>
      <dl className="facts">
        <div>
          <dt>{t('offer.queue')}</dt>
          <dd data-testid="offer-queue">{offer.queue.name}</dd>
        </div>
        <div>
          <dt>{t('offer.waited')}</dt>
          <dd className="digits" data-testid="offer-waiting">
            {formatDuration(nowMs - offer.waitingSinceMs)}
          </dd>
        </div>
        <AudioFact legId={offer.legId} />
      </dl>
      <LearnedFacts learned={offer.learned} />
      <OfferButtons accept={t(words.take)} icon={<Sign />} />
      {/* Below: what comes a moment later moves no button from under the hand. */}
      <CustomerCard caller={offer.caller} />
    </section>
  );
}

function AudioFact({ legId }: { readonly legId: string }): ReactNode {
  const { legs } = useWorkplace();
  const leg = useObservable(legs.legs).get(legId);
  return leg === undefined ? null : <LegStatusFact leg={leg} />;
}

function LegStatusFact({ leg }: { readonly leg: LiveLeg }): ReactNode {
  const { t } = useTranslation();
  const status = useObservable(leg.session.status);
  return (
    <div className="audio-fact" data-status={status}>
      <span className="state-dot" aria-hidden />
      {t(status === 'open' ? 'offer.prepared' : 'offer.preparing')}
    </div>
  );
}

const RADIUS = 21;
const ROUND = 2 * Math.PI * RADIUS;

function Countdown({ offer, nowMs }: { readonly offer: Offer; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation();
  // The whole of it is what was left when the card first appeared.
  const [totalMs] = useState(() => Math.max(1, offer.expiresAtMs - nowMs));
  const leftMs = Math.max(0, offer.expiresAtMs - nowMs);
  const seconds = Math.ceil(leftMs / 1000);
  const share = Math.min(1, leftMs / totalMs);
  return (
    <div className="countdown" role="timer" aria-label={t('offer.expires', { seconds })}>
      <svg viewBox="0 0 48 48" aria-hidden>
        <circle cx="24" cy="24" r={RADIUS} className="countdown-track" />
        <circle
          cx="24"
          cy="24"
          r={RADIUS}
          className="countdown-left"
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - share)}
        />
      </svg>
      <span className="digits">{seconds}</span>
    </div>
  );
}

function OfferButtons({ accept: acceptText, icon }: { readonly accept: string; readonly icon: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const online = useOnline();
  const answer = useRef<HTMLButtonElement>(null);
  // Whoever isn't writing answers with Enter; whoever is keeps writing.
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) answer.current?.focus({ preventScroll: true });
  }, []);
  const accept = (): void => void desk.accept();
  const decline = (): void => void desk.decline();
  useShortcut('answer', accept, online);
  useShortcut('decline', decline, online);
  const accepting = pending.has('accept-offer');
  return (
    <div className="offer-buttons">
      <Button
        ref={answer}
        type="primary"
        className="answer-button"
        icon={icon}
        data-testid="offer-accept"
        disabled={!online}
        loading={accepting}
        onClick={accept}
      >
        {acceptText} <kbd>{SHORTCUTS.answer.shown}</kbd>
      </Button>
      <Button
        className="decline-button"
        icon={<HangUpIcon />}
        data-testid="offer-decline"
        disabled={!online || accepting}
        loading={pending.has('decline-offer')}
        onClick={decline}
      >
        {t('offer.decline')} <kbd>{SHORTCUTS.decline.shown}</kbd>
      </Button>
    </div>
  );
}
