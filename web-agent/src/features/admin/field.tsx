import { useId, type ReactNode } from 'react';
import { isWithin } from '../../state/admin/problems';
import { useAdminT, useForm, type FieldProblem } from './admin-context';
import { problemText } from './admin-text';

/** What a control inside of a field needs to be labelled, described and marked. */
export interface Control {
  readonly id: string;
  readonly disabled: boolean;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly status?: 'error' | 'warning';
}

interface Props {
  /** Its place in the thing: `overflow/whenClosed`. */
  readonly at: string;
  readonly label: string;
  /** Only for screen readers: what stands around it says it to everybody else. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  /** Said by the field itself about what was typed. */
  readonly note?: string | undefined;
  readonly className?: string;
  readonly children: (control: Control) => ReactNode;
}

/** A label, a control, and what is wrong with it; problems find it by its place. */
export function Field({ at, label, labelHidden, hint, note, className, children }: Props): ReactNode {
  const t = useAdminT();
  const id = useId();
  const { readOnly } = useForm();
  const problems = useProblemsAt(at);
  const described = hint !== undefined || note !== undefined || problems.length > 0;
  const isWrong = problems.some(({ severity }) => severity === 'error');
  const control: Control = {
    id,
    disabled: readOnly,
    ...(described ? { 'aria-describedby': `${id}-more` } : {}),
    ...(isWrong ? { 'aria-invalid': true } : {}),
    ...(problems.length > 0 ? { status: isWrong ? 'error' : 'warning' } : {}),
  };
  return (
    <div className={`admin-field ${className ?? ''}`} data-place={at}>
      <label htmlFor={id} className={labelHidden === true ? 'sr-only' : undefined}>
        {label}
      </label>
      {children(control)}
      {described && (
        <div id={`${id}-more`} className="field-more">
          {note !== undefined && <p className="field-note">{note}</p>}
          {problems.map((problem) => (
            <ProblemLine key={problem.code + problem.field} text={problemText(t, problem)} severity={problem.severity} />
          ))}
          {hint !== undefined && <p className="quiet">{hint}</p>}
        </div>
      )}
    </div>
  );
}

export function useProblemsAt(field: string): readonly FieldProblem[] {
  return useForm().problems.filter((problem) => isWithin(problem.field, field));
}

export function ProblemLine({ text, severity }: { readonly text: string; readonly severity: FieldProblem['severity'] }): ReactNode {
  const t = useAdminT();
  return (
    <p className="problem-line" data-severity={severity}>
      <span className="sr-only">{t(`severity.${severity}`)}: </span>
      {text}
    </p>
  );
}

/** Problems of parts that have no field of their own, shown where the parts are. */
export function ProblemsAt({ field, exact }: { readonly field: string; readonly exact?: boolean }): ReactNode {
  const t = useAdminT();
  const problems = useProblemsAt(field).filter((problem) => exact !== true || problem.field === field);
  if (problems.length === 0) return null;
  return (
    <div className="problems-at">
      {problems.map((problem) => (
        <ProblemLine key={problem.code + problem.field} text={problemText(t, problem)} severity={problem.severity} />
      ))}
    </div>
  );
}
