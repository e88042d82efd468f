import { Alert, Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../transport/reply';
import { refusalText } from '../app/refusal-text';
import { useAdminT } from './admin-context';

interface Props {
  readonly title: string;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
  /** What keeps it from being published. */
  readonly errors: ReactNode;
  /** What to mind. */
  readonly warnings: ReactNode;
  readonly changes: ReactNode;
  /** What happens then. */
  readonly effect: string;
  readonly ready: boolean;
  readonly publishing: boolean;
  /** @returns why not */
  readonly publish: (note: string) => Promise<Refusal | undefined>;
}

/** The last look: what changes, what to mind, and why. */
export function PublishForm({ title, note, onNote, onClose, errors, warnings, changes, effect, ready, publishing, publish }: Props): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const noteId = useId();
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const go = async (): Promise<void> => {
    setTried(true);
    if (note.trim() === '') return document.getElementById(noteId)?.focus();
    setRefusal(await publish(note.trim()));
  };
  const isMissing = tried && note.trim() === '';
  return (
    <Modal
      open
      width={720}
      title={title}
      okText={t('publish.now')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready, loading: publishing, 'data-testid': 'admin-publish-now' }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <div className="publish">
        {errors !== null && <Alert type="error" showIcon title={t('publish.errors')} description={errors} />}
        {errors === null && refusal !== undefined && <Alert type="error" showIcon role="alert" title={refusalText(appT, refusal)} />}
        {warnings !== null && <Alert type="warning" showIcon title={t('publish.warnings')} description={warnings} />}
        <div className="publish-changes">{changes}</div>
        <div className="admin-field">
          <label htmlFor={noteId}>{t('publish.note')}</label>
          <Input.TextArea
            id={noteId}
            value={note}
            maxLength={500}
            rows={2}
            placeholder={t('publish.notePlaceholder')}
            data-testid="admin-note"
            {...(isMissing ? { status: 'error' } : {})}
            onChange={(event) => onNote(event.target.value)}
          />
          {isMissing && <p className="problem-line">{t('publish.noteMissing')}</p>}
        </div>
        <p className="quiet">{effect}</p>
      </div>
    </Modal>
  );
}
