import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Floor } from '../../contract';
import type { Notice } from '../../state/floor/waiting-line';
import { callerName } from '../app/caller';
import { useObservable, useOnline, useWorkplace } from '../app/context';
import { refusalText } from '../app/refusal-text';
import { isWaiting } from './waiting-table';

/** What the supervisor's last deed came to, and the way back. */
export function FloorNotice({ floor }: { readonly floor: Floor }): ReactNode {
  const { t } = useTranslation();
  const { waitingLine } = useWorkplace();
  const { notice, pending } = useObservable(waitingLine.state);
  const online = useOnline();
  if (notice === undefined) return null;
  const { contactId } = notice.contact;
  const waits = floor.contacts.some((contact) => contact.contactId === contactId && isWaiting(contact));
  const canGoBack = notice.kind === 'moved' && notice.from !== undefined && waits;
  return (
    <Alert
      type={notice.kind === 'refused' ? 'warning' : 'success'}
      showIcon
      className="floor-notice"
      role={notice.kind === 'refused' ? 'alert' : 'status'}
      data-testid="floor-notice"
      title={noticeText(t, notice)}
      action={
        canGoBack && (
          <Button
            size="small"
            data-testid="floor-move-back"
            disabled={!online}
            loading={pending.has(contactId)}
            onClick={() => void waitingLine.moveBack()}
          >
            {t('waiting.moveBack')}
          </Button>
        )
      }
      closable={{ onClose: () => waitingLine.dismiss(), 'aria-label': t('app.close') }}
    />
  );
}

function noticeText(t: TFunction, notice: Notice): string {
  const caller = callerName(notice.contact.caller);
  switch (notice.kind) {
    case 'moved':
      return t('waiting.moved', { caller, queue: notice.to.name });
    case 'moved-back':
      return t('waiting.movedBack', { caller, queue: notice.to.name });
    case 'assigned':
      return t('waiting.assigned', { caller, agent: notice.agent.name });
    case 'refused':
      return `${caller}: ${refusalText(t, notice.refusal)}`;
  }
}
