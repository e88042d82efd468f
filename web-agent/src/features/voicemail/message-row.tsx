import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoicemailBox, VoicemailMessage } from '../../contract';
import { formatMoment } from '../../i18n/format';
import { callerDetail, callerName } from '../app/caller';
import { useApp, useObservable, useServerNowMs } from '../app/context';
import { MessagePlayer } from './message-player';
import type { useMessageChanges } from './use-voicemail';

interface Props {
  readonly message: VoicemailMessage;
  readonly boxes: readonly VoicemailBox[];
  readonly changes: ReturnType<typeof useMessageChanges>;
  readonly onDelete: () => void;
}

/** One message: who, when, for whom; and all that can be done with it. */
export function MessageRow({ message, boxes, changes, onDelete }: Props): ReactNode {
  const { t } = useTranslation();
  const { language } = useObservable(useApp().settings);
  const nowMs = useServerNowMs(30_000);
  const { messageId, caller, heardAtMs, deletedAtMs } = message;
  const detail = callerDetail(caller);
  const heard = (): void => {
    if (heardAtMs === undefined) void changes.change(messageId, { heard: true });
  };
  return (
    <li className="message" data-testid="voicemail-message" data-message={messageId} data-heard={heardAtMs !== undefined}>
      <div className="message-who">
        <strong>
          {heardAtMs === undefined && <i className="unheard" role="img" aria-label={t('voicemail.unheard')} title={t('voicemail.unheard')} />}
          {callerName(caller)}
        </strong>
        {detail !== undefined && <small className="quiet digits">{detail}</small>}
        <small className="quiet">
          {formatMoment(message.leftAtMs, nowMs, language)} · {boxes.find(({ boxId }) => boxId === message.boxId)?.name ?? message.boxId}
          {message.forwardedBy !== undefined && ` · ${t('voicemail.forwardedBy', { name: message.forwardedBy })}`}
          {message.heardBy !== undefined && ` · ${t('voicemail.heardBy', { name: message.heardBy })}`}
        </small>
      </div>
      <MessagePlayer messageId={messageId} lengthMs={message.lengthMs} onHeard={heard} />
      {deletedAtMs === undefined ? (
        <MessageActions message={message} boxes={boxes} changes={changes} onDelete={onDelete} />
      ) : (
        <Button data-testid="voicemail-restore" onClick={() => void changes.change(messageId, { deleted: false })}>
          {t('voicemail.restore')}
        </Button>
      )}
    </li>
  );
}

function MessageActions({ message, boxes, changes, onDelete }: Props): ReactNode {
  const { t } = useTranslation();
  const [promised, setPromised] = useState(false);
  const { messageId, heardAtMs } = message;
  const others = boxes.filter(({ boxId }) => boxId !== message.boxId);
  const callBack = async (): Promise<void> => setPromised(await changes.callBack(messageId));
  return (
    <div className="message-actions">
      <Button size="small" data-testid="voicemail-heard" onClick={() => void changes.change(messageId, { heard: heardAtMs === undefined })}>
        {t(heardAtMs === undefined ? 'voicemail.markHeard' : 'voicemail.markUnheard')}
      </Button>
      <Button size="small" data-testid="voicemail-call-back" disabled={promised} onClick={() => void callBack()}>
        {t(promised ? 'voicemail.callBackWaits' : 'voicemail.callBack')}
      </Button>
      {others.length > 0 && (
        <Dropdown menu={{ items: others.map(({ boxId, name }) => ({ key: boxId, label: name })), onClick: ({ key }) => void changes.change(messageId, { boxId: key }) }} trigger={['click']}>
          <Button size="small" data-testid="voicemail-forward">
            {t('voicemail.forward')}
          </Button>
        </Dropdown>
      )}
      <Button size="small" danger data-testid="voicemail-delete" onClick={onDelete}>
        {t('voicemail.delete')}
      </Button>
    </div>
  );
}
