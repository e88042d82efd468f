import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PlacedProblem } from '../../state/admin/problems';
import { useAdminT } from './admin-context';
import { problemText } from './admin-text';
import { goTo } from './admin-route';
import { ChangeSubject } from './change-list';
import { ProblemLine } from './field';
import { showField } from './show-field';

const LISTED = 100;

/** All that is wrong; each leads to its field. */
export function ProblemList({ problems, onGone }: { readonly problems: readonly PlacedProblem[]; readonly onGone: () => void }): ReactNode {
  const t = useAdminT();
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  const lead = ({ section, id, field }: PlacedProblem): void => {
    if (section === undefined) return;
    goTo(section, section === 'offers' || id === '' ? undefined : id);
    onGone();
    showField(field);
  };
  return (
    <ul className="problem-list" data-testid="admin-problem-list">
      {sorted.slice(0, LISTED).map((problem) => (
        <li key={`${problem.section ?? ''}/${problem.id}/${problem.field}/${problem.code}`}>
          <Button type="link" size="small" disabled={problem.section === undefined} onClick={() => lead(problem)}>
            {problem.section === undefined ? problem.field : <ChangeSubject change={{ section: problem.section, id: problem.id, name: problem.name }} />}
          </Button>
          <ProblemLine text={problemText(t, problem)} severity={problem.severity} />
        </li>
      ))}
      {sorted.length > LISTED && <li className="quiet">{t('diff.more', { count: sorted.length - LISTED })}</li>}
    </ul>
  );
}
