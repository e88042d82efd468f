import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskContact } from '../../contract';
import { formatDuration } from '../../base/duration';
import type { LiveLeg } from '../../state/desk/leg-pool';
import { callerDetail, callerName } from '../app/caller';
import { useObservable, useOnline, useServerNowMs, useWorkplace } from '../app/context';
import { HangUpIcon, KeypadIcon, MicrophoneIcon, MicrophoneOffIcon, PauseIcon, PlayIcon, SoundIcon } from '../app/icons';
import { useShortcut } from '../app/use-shortcuts';
import { CustomerCard } from '../customers/customer-card';
import { CallClock } from './call-clock';
import { DtmfPad } from './dtmf-pad';
import { LearnedFacts } from './learned-facts';
import { QualitySign } from './quality-sign';

interface Props {
  readonly contact: DeskContact;
}

/** The conversation. */
export function CallPanel({ contact }: Props): ReactNode {
  const { t } = useTranslation();
  const { legs } = useWorkplace();
  const nowMs = useServerNowMs();
  const leg = useObservable(legs.legs).get(contact.legId);
  const held = contact.state === 'held';
  const detail = callerDetail(contact.caller);
  return (
    <section className="card call" data-testid="call-panel" data-state={contact.state} aria-label={t('call.title')}>
      <div className="call-who">
        <div>
          <div className="eyebrow" data-testid="call-state" data-state={contact.state} aria-live="polite">
            {t(held ? 'state.held' : 'state.engaged')}
          </div>
          <div className="caller">{callerName(contact.caller)}</div>
          <div className="quiet">
            {detail !== undefined && <span className="digits">{detail} · </span>}
            {contact.queue.name}
          </div>
        </div>
        <CallClock contact={contact}>{leg !== undefined && <QualitySign leg={leg} />}</CallClock>
      </div>
      {leg !== undefined && <AudioNotice leg={leg} />}
      {held && contact.heldSinceMs !== undefined && (
        <p className="call-note">{t('call.heldFor', { duration: formatDuration(nowMs - contact.heldSinceMs) })}</p>
      )}
      <LearnedFacts learned={contact.learned} />
      <CallButtons contact={contact} leg={leg} />
      <CustomerCard caller={contact.caller} />
    </section>
  );
}

function AudioNotice({ leg }: { readonly leg: LiveLeg }): ReactNode {
  const { t } = useTranslation();
  const { legs } = useWorkplace();
  const status = useObservable(leg.session.status);
  const blocked = useObservable(leg.audio.blocked);
  if (blocked) {
    return (
      <div className="call-note hear-note" role="alert">
        <span>{t('call.blocked')}</span>
        <Button type="primary" icon={<SoundIcon />} data-testid="call-hear" onClick={() => legs.play()}>
          {t('call.hear')}
        </Button>
      </div>
    );
  }
  if (status === 'open' || status === 'closed') return null;
  return (
    <p className="call-note" role="status">
      <span className="pulse-dot" aria-hidden />
      {t(status === 'reopening' ? 'call.reopening' : 'call.opening')}
    </p>
  );
}

function CallButtons({ contact, leg }: Props & { readonly leg: LiveLeg | undefined }): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const online = useOnline();
  const [keypad, setKeypad] = useState(false);
  const toggleKeypad = (): void => setKeypad((open) => !open);
  const hangUp = (): void => void desk.hangUp();
  useShortcut('keypad', toggleKeypad);
  useShortcut('hangUp', hangUp, online);
  return (
    <>
      <div className="call-buttons">
        <MuteButton contact={contact} />
        <HoldButton contact={contact} />
        <Button
          icon={<KeypadIcon />}
          data-testid="call-dtmf"
          aria-expanded={keypad}
          className={keypad ? 'active' : ''}
          onClick={toggleKeypad}
        >
          {t('call.keypad')}
        </Button>
        <Button
          type="primary"
          danger
          className="hang-up-button"
          icon={<HangUpIcon />}
          data-testid="call-hangup"
          disabled={!online}
          loading={pending.has('hang-up')}
          onClick={hangUp}
        >
          {t('call.hangUp')}
        </Button>
      </div>
      {keypad && <DtmfPad able={contact.state === 'connected' && leg?.session.canSendDigits === true} />}
    </>
  );
}

function MuteButton({ contact }: Props): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { mutedContactId } = useObservable(desk.state);
  const muted = mutedContactId === contact.contactId;
  const toggle = (): void => desk.toggleMute();
  useShortcut('mute', toggle);
  return (
    <Button
      icon={muted ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
      data-testid="call-mute"
      aria-pressed={muted}
      className={muted ? 'muted' : ''}
      title={muted ? t('call.muted') : undefined}
      onClick={toggle}
    >
      {t(muted ? 'call.unmute' : 'call.mute')}
    </Button>
  );
}

function HoldButton({ contact }: Props): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const online = useOnline();
  const held = contact.state === 'held';
  const toggle = (): void => void (held ? desk.resume() : desk.hold());
  useShortcut('hold', toggle, online);
  return (
    <Button
      icon={held ? <PlayIcon /> : <PauseIcon />}
      data-testid={held ? 'call-resume' : 'call-hold'}
      className={held ? 'active' : ''}
      disabled={!online}
      loading={pending.has('hold') || pending.has('resume')}
      onClick={toggle}
    >
      {t(held ? 'call.resume' : 'call.hold')}
    </Button>
  );
}
