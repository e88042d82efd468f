import { Alert, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskContact } from '../../contract';
import { hasSound, isChat, isTalk } from '../../state/desk/desk';
import { useObservable, useWorkplace } from '../app/context';
import { refusalText } from '../app/refusal-text';
import { ChatPanel } from '../chat/chat-panel';
import { CustomerDialogs } from '../customers/customer-dialogs';
import { VoicemailPanel } from '../voicemail/voicemail-panel';
import { CallPanel } from './call-panel';
import { CallbackPanel } from './callback-panel';
import { IdlePanel } from './idle-panel';
import { MicrophoneNotice } from './microphone-notice';
import { MyQueues } from './my-queues';
import { OfferCard } from './offer-card';
import { RecentContacts } from './recent-contacts';
import { WrapUpPanel } from './wrap-up-panel';

/** Where an agent works. */
export default function DeskPage(): ReactNode {
  return (
    <main className="desk">
      <div className="desk-main">
        <MicrophoneNotice />
        <RefusalNotice />
        <CustomerDialogs>
          <Now />
        </CustomerDialogs>
        <RecentContacts />
      </div>
      <aside className="desk-side">
        <MyQueues />
      </aside>
    </main>
  );
}

/** What matters now: what rings, the call, the chats, the work after one; else waiting. */
function Now(): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { picture } = useObservable(desk.state);
  if (picture === undefined) return <Spin className="page-loading" aria-label={t('app.loading')} />;
  const [offer] = picture.offers;
  const talks = picture.contacts.filter(isTalk);
  const talk = talks.find((contact) => !isChat(contact));
  const chats = talks.filter(isChat);
  const ended = picture.contacts.find((contact) => contact.state === 'wrap-up');
  return (
    <>
      {offer !== undefined && <OfferCard key={offer.offerId} offer={offer} />}
      {talk !== undefined && <TalkPanel key={talk.contactId} contact={talk} />}
      {chats.length > 0 && (
        <div className="chat-row">
          {chats.map((contact) => (
            <ChatPanel key={contact.contactId} contact={contact} />
          ))}
        </div>
      )}
      {ended !== undefined && <WrapUpPanel key={ended.contactId} contact={ended} />}
      {offer === undefined && talks.length === 0 && ended === undefined && <IdlePanel picture={picture} />}
    </>
  );
}

/** A call, a callback, or a message, each as it is handled. */
function TalkPanel({ contact }: { readonly contact: DeskContact }): ReactNode {
  if (hasSound(contact)) return <CallPanel contact={contact} />;
  return contact.channel === 'voicemail' ? <VoicemailPanel contact={contact} /> : <CallbackPanel contact={contact} />;
}

function RefusalNotice(): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { refusal } = useObservable(desk.state);
  if (refusal === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="refusal"
      title={refusalText(t, refusal)}
      closable={{ onClose: () => desk.dismissRefusal(), 'aria-label': t('app.close') }}
    />
  );
}
