import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskContact } from '../../contract';
import { callerDetail, callerName } from '../app/caller';
import { useObservable, useOnline, useWorkplace } from '../app/context';
import { CheckIcon } from '../app/icons';
import { SHORTCUTS, useShortcut } from '../app/use-shortcuts';
import { CallClock } from '../desk/call-clock';
import { MessagePlayer } from './message-player';
import { useMessage, useMessageChanges } from './use-voicemail';
import './voicemail.css';

/** A message that is an agent's turn: to listen to, and the way on to the wrap-up. */
export function VoicemailPanel({ contact }: { readonly contact: DeskContact }): ReactNode {
  const { t } = useTranslation();
  const { contactId, caller, queue } = contact;
  const detail = callerDetail(caller);
  return (
    <section className="card call" data-testid="voicemail-panel" data-state={contact.state} aria-label={t('voicemail.one')}>
      <div className="call-who">
        <div>
          <div className="eyebrow">{t('voicemail.one')}</div>
          <div className="caller">{callerName(caller)}</div>
          <div className="quiet">
            {detail !== undefined && <span className="digits">{detail} · </span>}
            {queue.name}
          </div>
        </div>
        <CallClock contact={contact} />
      </div>
      <Sound messageId={contactId} />
      <Done messageId={contactId} />
    </section>
  );
}

function Sound({ messageId }: { readonly messageId: string }): ReactNode {
  const { t } = useTranslation();
  const message = useMessage(messageId);
  const { change } = useMessageChanges();
  if (message.data === undefined) {
    return message.isError ? (
      <p className="quiet">
        {t('voicemail.failed')} <Button size="small" onClick={() => void message.refetch()}>{t('voicemail.retry')}</Button>
      </p>
    ) : (
      <Spin aria-label={t('app.loading')} />
    );
  }
  const heard = (): void => void change(messageId, { heard: true });
  return <MessagePlayer eager messageId={messageId} lengthMs={message.data.lengthMs} onHeard={heard} />;
}

function Done({ messageId }: { readonly messageId: string }): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const { change } = useMessageChanges();
  const online = useOnline();
  const done = (): void => {
    void change(messageId, { heard: true });
    void desk.hangUp();
  };
  useShortcut('hangUp', done, online);
  return (
    <div className="callback-buttons">
      <Button type="primary" icon={<CheckIcon />} data-testid="voicemail-done" disabled={!online} loading={pending.has('hang-up')} onClick={done}>
        {t('voicemail.done')} <kbd>{SHORTCUTS.hangUp.shown}</kbd>
      </Button>
    </div>
  );
}
