import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskContact } from '../../contract';
import { callerName } from '../app/caller';
import { useObservable, useOnline, useWorkplace } from '../app/context';
import { CheckIcon } from '../app/icons';
import { SHORTCUTS, useShortcut } from '../app/use-shortcuts';
import { CallClock } from './call-clock';

/** A promised callback: whom to call, and the way on to the wrap-up. The agent dials; nothing here pretends to. */
export function CallbackPanel({ contact }: { readonly contact: DeskContact }): ReactNode {
  const { t } = useTranslation();
  const { address, name } = contact.caller;
  return (
    <section className="card call" data-testid="callback-panel" data-state={contact.state} aria-label={t('callback.title')}>
      <div className="call-who">
        <div>
          <div className="eyebrow">{t('callback.title')}</div>
          <a className="caller callback-number digits" data-testid="callback-number" href={`tel:${address}`}>
            {address}
          </a>
          <div className="quiet">
            {name !== undefined && <span>{callerName(contact.caller)} · </span>}
            {contact.queue.name}
          </div>
        </div>
        <CallClock contact={contact} />
      </div>
      <p className="call-note">{t('callback.dial')}</p>
      <CallbackButtons number={address} />
    </section>
  );
}

function CallbackButtons({ number }: { readonly number: string }): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const online = useOnline();
  const [copied, setCopied] = useState(false);
  const done = (): void => void desk.hangUp();
  useShortcut('hangUp', done, online);
  return (
    <div className="callback-buttons">
      {'clipboard' in navigator && (
        <Button
          data-testid="callback-copy"
          onClick={() => void navigator.clipboard.writeText(number).then(() => setCopied(true), () => setCopied(false))}
        >
          {t(copied ? 'callback.copied' : 'callback.copy')}
        </Button>
      )}
      <Button
        type="primary"
        icon={<CheckIcon />}
        data-testid="callback-done"
        disabled={!online}
        loading={pending.has('hang-up')}
        onClick={done}
      >
        {t('callback.done')} <kbd>{SHORTCUTS.hangUp.shown}</kbd>
      </Button>
    </div>
  );
}
