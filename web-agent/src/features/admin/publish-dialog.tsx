import type { ReactNode } from 'react';
import { CONFIG_CHANGED } from '../../state/admin/draft';
import type { Refusal } from '../../transport/reply';
import { useAdmin, useAdminT } from './admin-context';
import { ChangeList } from './change-list';
import { ProblemList } from './problem-list';
import { PublishForm } from './publish-form';

interface Props {
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
  /** Somebody else was quicker. */
  readonly onNewer: () => void;
}

/** Publishes the configuration. */
export function PublishDialog({ note, onNote, onClose, onNewer }: Props): ReactNode {
  const t = useAdminT();
  const { draft, open } = useAdmin();
  const listed = (severity: 'error' | 'warning'): ReactNode => {
    const problems = open.problems.filter((problem) => problem.severity === severity);
    return problems.length === 0 ? null : <ProblemList problems={problems} onGone={onClose} />;
  };
  const errors = listed('error');
  const publish = async (written: string): Promise<Refusal | undefined> => {
    const reply = await draft.publish(written);
    if (!reply.ok && reply.code !== CONFIG_CHANGED) return reply;
    if (reply.ok) onNote('');
    onClose();
    if (!reply.ok) onNewer();
    return undefined;
  };
  return (
    <PublishForm
      title={t('publish.title', { count: open.changes.length })}
      note={note}
      onNote={onNote}
      onClose={onClose}
      errors={errors}
      warnings={listed('warning')}
      changes={<ChangeList changes={open.changes} before={open.base.routing} after={open.routing} />}
      effect={t('publish.effect')}
      ready={errors === null && open.changes.length > 0}
      publishing={open.publishing}
      publish={publish}
    />
  );
}
