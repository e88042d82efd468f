import type { ReactNode } from 'react';
import type { PlacedProblem } from '../../state/admin/problems';
import { useAdminT } from './admin-context';
import { problemText } from './admin-text';
import { goTo } from './admin-route';
import { ChangeSubject } from './change-list';
import { ProblemLines } from './problem-lines';
import { showField } from './show-field';

/** What is wrong with the configuration. */
export function ProblemList({ problems, onGone }: { readonly problems: readonly PlacedProblem[]; readonly onGone: () => void }): ReactNode {
  const t = useAdminT();
  const listed = problems.map((problem) => {
    const { section, id, name, field, code, severity } = problem;
    const lead = (): void => {
      if (section === undefined) return;
      goTo(section === 'menus' ? 'offers' : section, id === '' ? undefined : id);
      onGone();
      showField(field);
    };
    return {
      key: `${section ?? ''}/${id}/${field}/${code}`,
      severity,
      subject: section === undefined ? field : <ChangeSubject change={{ section, id, name }} />,
      text: problemText(t, problem),
      lead: section === undefined ? undefined : lead,
    };
  });
  return <ProblemLines problems={listed} />;
}
