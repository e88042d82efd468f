import { Alert, Modal } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { Configuration } from '../../contract';
import { diff, valueOfField } from '../../state/admin/diff';
import { rebase, type Choice, type Conflict } from '../../state/admin/rebase';
import { useAdmin, useAdminT } from './admin-context';
import { ChangeList, ChangeSubject, FieldLine } from './change-list';
import { changeWords } from './change-words';
import { ConflictField } from './conflict-field';
import { useUserName } from './use-people';

interface Props {
  readonly newer: Configuration;
  readonly onClose: () => void;
}

/** Somebody else has published meanwhile: what they changed, what I changed, and which holds where both did. */
export function NewerDialog({ newer, onClose }: Props): ReactNode {
  const t = useAdminT();
  const { draft, open } = useAdmin();
  const userName = useUserName();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const { base, routing } = open;
  const { conflicts } = useMemo(() => rebase(base.routing, newer.routing, routing), [base, newer, routing]);
  const theirs = useMemo(() => diff(base.routing, newer.routing), [base, newer]);
  const adopt = (): void => {
    draft.adoptNewer(choices);
    onClose();
  };
  return (
    <Modal
      open
      width={860}
      title={t('newer.title', { version: newer.version })}
      okText={t('newer.adopt')}
      cancelText={t('newer.later')}
      okButtonProps={{ 'data-testid': 'admin-adopt' }}
      onOk={adopt}
      onCancel={onClose}
    >
      <div className="publish">
        <p>{t('newer.by', { who: userName(newer.changedBy), note: newer.note === '' ? '—' : newer.note })}</p>
        {conflicts.length === 0 ? (
          <Alert type="success" showIcon title={t('newer.noConflict')} />
        ) : (
          <Alert type="warning" showIcon title={t('newer.conflicts', { count: conflicts.length })} />
        )}
        {conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.key}
            conflict={conflict}
            newer={newer}
            chosen={choices.get(conflict.key) ?? 'theirs'}
            onChoose={(choice) => setChoices(new Map(choices).set(conflict.key, choice))}
          />
        ))}
        <div className="two-sides">
          <section>
            <h3>{t('newer.theirs')}</h3>
            <ChangeList changes={theirs} before={base.routing} after={newer.routing} />
          </section>
          <section>
            <h3>{t('newer.mine')}</h3>
            <ChangeList changes={open.changes} before={base.routing} after={routing} />
          </section>
        </div>
      </div>
    </Modal>
  );
}

interface ConflictProps {
  readonly conflict: Conflict;
  readonly newer: Configuration;
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function ConflictChoice({ conflict, newer, chosen, onChoose }: ConflictProps): ReactNode {
  const t = useAdminT();
  const { open } = useAdmin();
  const { section, id, field, mine, theirs } = conflict;
  const base = open.base.routing;
  const words = (value: unknown, routing: Configuration['routing']): ReactNode => {
    if (field === '') return value === undefined ? t('newer.removed') : t('newer.keeps');
    return <FieldLine words={changeWords(t, section, { field, before: valueOfField(base, section, id, field), after: value }, base, routing)} />;
  };
  return (
    <ConflictField
      subject={<ChangeSubject change={conflict} />}
      theirs={words(theirs, newer.routing)}
      mine={words(mine, open.routing)}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
