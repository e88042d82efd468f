import { Alert, Button, Segmented, Select, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoicemailBox, VoicemailMessage } from '../../contract';
import { refusalText } from '../app/refusal-text';
import { InboxIcon } from '../app/icons';
import { MessageRow } from './message-row';
import { useBoxes, useMessageChanges, useMessages } from './use-voicemail';
import './voicemail.css';

/** What callers left: listen, forward, call back, delete and take that back. */
export default function VoicemailPage(): ReactNode {
  const { t } = useTranslation();
  const boxes = useBoxes();
  const [boxId, setBoxId] = useState<string>();
  const [deleted, setDeleted] = useState(false);
  return (
    <main className="floor voicemail" data-testid="voicemail">
      <section className="card floor-wide" aria-labelledby="voicemail-title">
        <div className="voicemail-head">
          <h1 id="voicemail-title" className="card-title">
            {t('voicemail.title')}
          </h1>
          <BoxChoice boxes={boxes.data ?? []} boxId={boxId} onChoose={setBoxId} />
          <Segmented<boolean>
            value={deleted}
            options={[
              { value: false, label: t('voicemail.there') },
              { value: true, label: t('voicemail.deleted') },
            ]}
            onChange={setDeleted}
          />
        </div>
        <MessageList key={`${boxId ?? ''} ${String(deleted)}`} boxes={boxes.data ?? []} boxId={boxId} deleted={deleted} />
      </section>
    </main>
  );
}

interface ChoiceProps {
  readonly boxes: readonly VoicemailBox[];
  readonly boxId: string | undefined;
  readonly onChoose: (boxId: string | undefined) => void;
}

function BoxChoice({ boxes, boxId, onChoose }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  if (boxes.length < 2) return null;
  const label = ({ name, unheard }: VoicemailBox): string => (unheard === 0 ? name : t('voicemail.boxWith', { name, count: unheard }));
  return (
    <Select<string>
      className="wide-input"
      aria-label={t('voicemail.box')}
      value={boxId ?? ''}
      options={[{ value: '', label: t('voicemail.allBoxes') }, ...boxes.map((box) => ({ value: box.boxId, label: label(box) }))]}
      onChange={(chosen) => onChoose(chosen === '' ? undefined : chosen)}
    />
  );
}

interface ListProps {
  readonly boxes: readonly VoicemailBox[];
  readonly boxId: string | undefined;
  readonly deleted: boolean;
}

function MessageList({ boxes, boxId, deleted }: ListProps): ReactNode {
  const { t } = useTranslation();
  const { messages, failed, retry, more, loadingMore } = useMessages({ boxId, deleted });
  const changes = useMessageChanges();
  const [gone, setGone] = useState<VoicemailMessage>();
  const remove = async (message: VoicemailMessage): Promise<void> => {
    if (await changes.change(message.messageId, { deleted: true })) setGone(message);
  };
  const takeBack = async ({ messageId }: VoicemailMessage): Promise<void> => {
    await changes.change(messageId, { deleted: false });
    setGone(undefined);
  };
  if (messages === undefined) return failed ? <Failed onRetry={retry} /> : <Spin className="page-loading" aria-label={t('app.loading')} />;
  return (
    <>
      {changes.refusal !== undefined && (
        <Alert type="warning" showIcon role="alert" title={refusalText(t, changes.refusal)} closable={{ onClose: changes.forgetRefusal, 'aria-label': t('app.close') }} />
      )}
      {gone !== undefined && (
        <Alert
          type="info"
          showIcon
          role="status"
          data-testid="voicemail-deleted"
          title={t('voicemail.wasDeleted')}
          action={<Button size="small" onClick={() => void takeBack(gone)}>{t('voicemail.undo')}</Button>}
          closable={{ onClose: () => setGone(undefined), 'aria-label': t('app.close') }}
        />
      )}
      {messages.length === 0 && (
        <div className="empty">
          <InboxIcon />
          <p>{t(deleted ? 'voicemail.noneDeleted' : boxes.length === 0 ? 'voicemail.noBox' : 'voicemail.none')}</p>
        </div>
      )}
      <ul className="message-list">
        {messages.map((message) => (
          <MessageRow key={message.messageId} message={message} boxes={boxes} changes={changes} onDelete={() => void remove(message)} />
        ))}
      </ul>
      {more !== undefined && (
        <Button loading={loadingMore} onClick={more}>
          {t('voicemail.more')}
        </Button>
      )}
    </>
  );
}

function Failed({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="quiet">
      {t('voicemail.failed')}{' '}
      <Button size="small" onClick={onRetry}>
        {t('voicemail.retry')}
      </Button>
    </p>
  );
}
