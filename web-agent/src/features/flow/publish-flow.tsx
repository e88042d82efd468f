import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { FLOW_CHANGED } from '../../state/flow/flow-draft';
import type { Refusal } from '../../transport/reply';
import { useRouting } from '../admin/admin-context';
import { PublishForm } from '../admin/publish-form';
import { FLOW_HEADS } from '../admin/use-flow-heads';
import { FlowChangeList } from './flow-changes';
import { useFlow, useFlowT } from './flow-context';
import { FlowProblemList } from './flow-problem-list';

interface Props {
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
  /** Somebody else was quicker. */
  readonly onNewer: () => void;
  /** Also over what somebody else has published. */
  readonly over: boolean;
}

/** Puts the flow into force. */
export function PublishFlow({ note, onNote, onClose, onNewer, over }: Props): ReactNode {
  const t = useFlowT();
  const { draft, open } = useFlow();
  const { entryPoints } = useRouting();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { base, newer, sheet, changes, problems } = open;
  const before = over && newer !== undefined ? newer : base;
  const listed = (severity: 'error' | 'warning'): ReactNode => {
    const some = problems.filter((problem) => problem.severity === severity);
    return some.length === 0 ? null : <FlowProblemList problems={some} onGone={onClose} />;
  };
  const errors = listed('error');
  const publish = async (written: string): Promise<Refusal | undefined> => {
    const reply = await draft.publish(written, over);
    if (!reply.ok && reply.code !== FLOW_CHANGED) return reply;
    onClose();
    if (!reply.ok) {
      onNewer();
      return undefined;
    }
    onNote('');
    void queries.invalidateQueries({ queryKey: FLOW_HEADS });
    void message.success(t('publish.done', { version: reply.value.version }));
    return undefined;
  };
  const isUsed = entryPoints.some(({ flowId }) => flowId === sheet.flow.flowId);
  return (
    <PublishForm
      title={t('publish.title', { name: sheet.flow.name })}
      note={note}
      onNote={onNote}
      onClose={onClose}
      errors={errors}
      warnings={listed('warning')}
      changes={<FlowChangeList changes={changes} before={before} after={sheet.flow} />}
      effect={t(isUsed ? 'publish.effect' : 'publish.first')}
      ready={errors === null}
      publishing={open.publishing}
      publish={publish}
    />
  );
}
