import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { Choice } from '../../state/admin/rebase';
import { useAdminT } from './admin-context';

interface Props {
  readonly subject: ReactNode;
  readonly theirs: ReactNode;
  readonly mine: ReactNode;
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** Both changed the same: which one holds. */
export function ConflictField({ subject, theirs, mine, chosen, onChoose }: Props): ReactNode {
  const t = useAdminT();
  const side = (name: string, words: ReactNode): ReactNode => (
    <>
      <strong>{name}</strong> {words}
    </>
  );
  return (
    <fieldset className="conflict">
      <legend>{subject}</legend>
      <Radio.Group
        className="conflict-sides"
        value={chosen}
        onChange={(event) => onChoose(event.target.value as Choice)}
        options={[
          { value: 'theirs', label: side(t('newer.takeTheirs'), theirs) },
          { value: 'mine', label: side(t('newer.takeMine'), mine) },
        ]}
      />
    </fieldset>
  );
}
