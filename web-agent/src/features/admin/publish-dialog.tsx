import { Alert, Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CONFIG_CHANGED } from '../../state/admin/draft';
import type { Refusal } from '../../transport/reply';
import { refusalText } from '../app/refusal-text';
import { useAdmin, useAdminT } from './admin-context';
import { ChangeList } from './change-list';
import { ProblemList } from './problem-list';

interface Props {
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
  /** Somebody else was quicker. */
  readonly onNewer: () => void;
}

/** The last look: what changes, what to mind, and why. */
export function PublishDialog({ note, onNote, onClose, onNewer }: Props): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const { draft, open } = useAdmin();
  const noteId = useId();
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const errors = open.problems.filter(({ severity }) => severity === 'error');
  const warnings = open.problems.filter(({ severity }) => severity === 'warning');
  const publish = async (): Promise<void> => {
    setTried(true);
    if (note.trim() === '') return document.getElementById(noteId)?.focus();
    const reply = await draft.publish(note.trim());
    if (reply.ok) {
      onNote('');
      return onClose();
    }
    if (reply.code !== CONFIG_CHANGED) return setRefusal(reply);
    onClose();
    onNewer();
  };
  return (
    <Modal
      open
      width={720}
      title={t('publish.title', { count: open.changes.length })}
      okText={t('publish.now')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: errors.length > 0 || open.changes.length === 0, loading: open.publishing, 'data-testid': 'admin-publish-now' }}
      onOk={() => void publish()}
      onCancel={onClose}
    >
      <div className="publish">
        {errors.length > 0 && <Alert type="error" showIcon title={t('publish.errors')} description={<ProblemList problems={errors} onGone={onClose} />} />}
        {errors.length === 0 && refusal !== undefined && <Alert type="error" showIcon role="alert" title={refusalText(appT, refusal)} />}
        {warnings.length > 0 && <Alert type="warning" showIcon title={t('publish.warnings')} description={<ProblemList problems={warnings} onGone={onClose} />} />}
        <div className="publish-changes">
          <ChangeList changes={open.changes} before={open.base.routing} after={open.routing} />
        </div>
        <div className="admin-field">
          <label htmlFor={noteId}>{t('publish.note')}</label>
          <Input.TextArea
            id={noteId}
            value={note}
            maxLength={500}
            rows={2}
            placeholder={t('publish.notePlaceholder')}
            data-testid="admin-note"
            {...(tried && note.trim() === '' ? { status: 'error' } : {})}
            onChange={(event) => onNote(event.target.value)}
          />
          {tried && note.trim() === '' && <p className="problem-line">{t('publish.noteMissing')}</p>}
        </div>
        <p className="quiet">{t('publish.effect')}</p>
      </div>
    </Modal>
  );
}
