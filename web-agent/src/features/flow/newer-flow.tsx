import { Alert, App, Button, Modal } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { Choice } from '../../state/admin/rebase';
import { diffFlows } from '../../state/flow/diff';
import { findNode, type Flow } from '../../state/flow/document';
import { rebaseFlow, type FlowConflict } from '../../state/flow/rebase';
import { useAdminT } from '../admin/admin-context';
import { FieldLine } from '../admin/change-list';
import { ConflictField } from '../admin/conflict-field';
import { FlowChangeList, FlowChangeSubject } from './flow-changes';
import { useFlow, useFlowT } from './flow-context';

interface Props {
  readonly newer: Flow;
  readonly onClose: () => void;
  /** Mine as it is, knowingly. */
  readonly onOverwrite: () => void;
}

/** Somebody else has published the flow meanwhile: what they changed, what I changed, and which holds where both did. */
export function NewerFlow({ newer, onClose, onOverwrite }: Props): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const { draft, open } = useFlow();
  const { modal } = App.useApp();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const { base, sheet, changes } = open;
  const { conflicts } = useMemo(() => rebaseFlow(base, newer, sheet.flow), [base, newer, sheet.flow]);
  const theirs = useMemo(() => diffFlows(base, newer), [base, newer]);
  const adopt = (): void => {
    draft.adoptNewer(choices);
    onClose();
  };
  const overwrite = (): void =>
    void modal.confirm({ title: t('newer.overwriteTitle', { version: newer.version }), content: t('newer.overwriteText'), okText: t('newer.overwriteNow'), okButtonProps: { danger: true }, cancelText: adminT('cancel'), onOk: onOverwrite });
  return (
    <Modal
      open
      width={860}
      title={t('newer.title', { version: newer.version })}
      onCancel={onClose}
      footer={[
        <Button key="overwrite" danger data-testid="flow-overwrite" onClick={overwrite}>
          {t('newer.overwrite')}
        </Button>,
        <Button key="later" onClick={onClose}>
          {adminT('newer.later')}
        </Button>,
        <Button key="adopt" type="primary" data-testid="admin-adopt" onClick={adopt}>
          {adminT('newer.adopt')}
        </Button>,
      ]}
    >
      <div className="publish">
        {conflicts.length === 0 ? <Alert type="success" showIcon title={adminT('newer.noConflict')} /> : <Alert type="warning" showIcon title={adminT('newer.conflicts', { count: conflicts.length })} />}
        {conflicts.map((conflict) => (
          <Conflict key={conflict.key} conflict={conflict} newer={newer} chosen={choices.get(conflict.key) ?? 'theirs'} onChoose={(choice) => setChoices(new Map(choices).set(conflict.key, choice))} />
        ))}
        <div className="two-sides">
          <section>
            <h3>{adminT('newer.theirs')}</h3>
            <FlowChangeList changes={theirs} before={base} after={newer} />
          </section>
          <section>
            <h3>{adminT('newer.mine')}</h3>
            <FlowChangeList changes={changes} before={base} after={sheet.flow} />
          </section>
        </div>
      </div>
    </Modal>
  );
}

interface ConflictProps {
  readonly conflict: FlowConflict;
  readonly newer: Flow;
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function Conflict({ conflict, newer, chosen, onChoose }: ConflictProps): ReactNode {
  const adminT = useAdminT();
  const { open, words } = useFlow();
  const { base, sheet } = open;
  const { id, name, field, mine, theirs } = conflict;
  const type = (findNode(base, id) ?? findNode(newer, id) ?? findNode(sheet.flow, id))?.step.type ?? '';
  const before = open.changes.find(({ nodeId }) => nodeId === id)?.fields.find((change) => change.field === field)?.before;
  const say = (value: unknown, flow: Flow): ReactNode => {
    if (field === '') return value === undefined ? adminT('newer.removed') : adminT('newer.keeps');
    return <FieldLine words={words.change(type, { field, before, after: value }, base, flow)} />;
  };
  return <ConflictField subject={<FlowChangeSubject change={{ kind: 'changed', nodeId: id, name, type }} />} theirs={say(theirs, newer)} mine={say(mine, sheet.flow)} chosen={chosen} onChoose={onChoose} />;
}
