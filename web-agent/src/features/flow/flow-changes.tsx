import type { ReactNode } from 'react';
import type { FlowChange } from '../../state/flow/diff';
import type { Flow } from '../../state/flow/document';
import { useAdminT } from '../admin/admin-context';
import { FieldLine } from '../admin/change-list';
import { useFlow, useFlowT } from './flow-context';

const LISTED = 200;

interface Props {
  readonly changes: readonly FlowChange[];
  readonly before: Flow;
  readonly after: Flow;
}

/** What is different between two versions, in words. */
export function FlowChangeList({ changes, before, after }: Props): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const { words } = useFlow();
  if (changes.length === 0) return <p className="quiet">{t('diff.none')}</p>;
  return (
    <ul className="change-list" data-testid="flow-changes">
      {changes.slice(0, LISTED).map((change) => (
        <li key={`${change.kind}/${change.nodeId}`} data-kind={change.kind}>
          <p className="change-head">
            <FlowChangeSubject change={change} />
          </p>
          {change.fields.map((field) => (
            <FieldLine key={field.field} words={words.change(change.type, field, before, after)} />
          ))}
        </li>
      ))}
      {changes.length > LISTED && <li className="quiet">{adminT('diff.more', { count: changes.length - LISTED })}</li>}
    </ul>
  );
}

export function FlowChangeSubject({ change: { kind, nodeId, name, type } }: { readonly change: Pick<FlowChange, 'kind' | 'nodeId' | 'name' | 'type'> }): ReactNode {
  const t = useFlowT();
  const { words } = useFlow();
  if (nodeId === '') return <strong>{t('diff.flow')}</strong>;
  return (
    <>
      <span className="change-kind">{t(`diff.${kind}`)}</span> <strong>{name === '' ? nodeId : name}</strong> <span className="quiet">{words.kind(type)}</span>
    </>
  );
}
