import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { exitsOf, isKeys, kindOf, type Exit } from '../../state/flow/catalogue';
import { addKey, connect, disconnect, nextKey, removeExit, renameKey } from '../../state/flow/commands';
import { nameOfNode, type FlowNode } from '../../state/flow/document';
import { ProblemsAt } from '../admin/field';
import { TypedInput } from '../admin/inputs';
import { useEdit, useFlow, useFlowT } from './flow-context';
import { useNodeChoices, type NodeChoice } from './step-fields';
import { SIGNS, StepIcon } from './step-icon';

/** Where a step goes on, exit by exit; of a menu its keys. */
export function ExitsField({ node }: { readonly node: FlowNode }): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const edit = useEdit();
  const { nodeId } = node;
  const exits = exitsOf(node);
  const growsKeys = kindOf(node.step.type)?.grows === 'keys';
  const key = growsKeys ? nextKey(node) : undefined;
  if (exits.length === 0 && !growsKeys) return <p className="quiet">{t('panel.noExits')}</p>;
  return (
    <fieldset className="admin-field exits-field" data-place="exits">
      <legend>{t('panel.exits')}</legend>
      {exits.map((exit) => (
        <ExitRow key={exit.name} node={node} exit={exit} />
      ))}
      <ProblemsAt field="exits" exact />
      {!readOnly && key !== undefined && (
        <Button size="small" data-testid="flow-add-key" onClick={() => edit((sheet) => addKey(sheet, nodeId, key))}>
          + {t('panel.addKey')}
        </Button>
      )}
    </fieldset>
  );
}

function ExitRow({ node, exit }: { readonly node: FlowNode; readonly exit: Exit }): ReactNode {
  const t = useFlowT();
  const { readOnly, words, open, show } = useFlow();
  const edit = useEdit();
  const { nodeId } = node;
  const { name, is, to } = exit;
  const label = words.exitLabel(name);
  const lead = (chosen: string | undefined): void => {
    if (chosen === undefined) edit((sheet) => disconnect(sheet, [{ nodeId, exit: name }]));
    else edit((sheet) => connect(sheet, { nodeId, exit: name }, chosen));
  };
  return (
    <div className="exit-row" data-place={`exits/${name}`} data-is={is}>
      {is === 'key' ? <KeyInput node={node} name={name} /> : <span className="exit-name">{words.exit(name)}</span>}
      <span aria-hidden className="quiet">
        →
      </span>
      <NodeSelect label={`${label}: ${t('panel.to')}`} to={to} onLead={lead} />
      {to !== undefined && (
        <Button size="small" type="text" aria-label={t('panel.show', { name: nameOfNode(open.sheet.flow, to) })} title={t('panel.show', { name: nameOfNode(open.sheet.flow, to) })} onClick={() => show(to)}>
          <StepIcon path={SIGNS.show} />
        </Button>
      )}
      {!readOnly && (is === 'key' || is === 'unknown') && (
        <Button
          size="small"
          type="text"
          aria-label={t(is === 'key' ? 'panel.removeKey' : 'panel.removeExit', { key: name, exit: name })}
          title={t(is === 'key' ? 'panel.removeKey' : 'panel.removeExit', { key: name, exit: name })}
          onClick={() => edit((sheet) => removeExit(sheet, { nodeId, exit: name }))}
        >
          ×
        </Button>
      )}
      <ProblemsAt field={`exits/${name}`} />
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly to: string | undefined;
  readonly onLead: (nodeId: string | undefined) => void;
}

/** A step of the flow. All of them are only there while the list is open: a menu has ten of these, and a flow hundreds of steps. */
function NodeSelect({ label, to, onLead }: SelectProps): ReactNode {
  const t = useFlowT();
  const { readOnly, open } = useFlow();
  const [shown, setShown] = useState(false);
  const all = useNodeChoices(shown);
  const chosen = to === undefined ? [] : [{ value: to, label: nameOfNode(open.sheet.flow, to), kind: '' }];
  return (
    <Select<string | undefined, NodeChoice>
      className="exit-to"
      size="small"
      disabled={readOnly}
      value={to}
      allowClear
      aria-label={label}
      placeholder={t('canvas.noWay')}
      popupMatchSelectWidth={false}
      onOpenChange={setShown}
      options={shown ? [...all] : chosen}
      optionRender={({ label: name, data }) => (
        <>
          {name} <span className="quiet">{data.kind}</span>
        </>
      )}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onLead}
    />
  );
}

function KeyInput({ node, name }: { readonly node: FlowNode; readonly name: string }): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  const edit = useEdit();
  const [wrong, setWrong] = useState<string>();
  const take = (typed: string): void => {
    const key = typed.trim();
    if (!isKeys(key)) return setWrong(t('panel.keyHint'));
    if (key in node.exits && key !== name) return setWrong(t('panel.keyTaken'));
    setWrong(undefined);
    edit((sheet) => renameKey(sheet, node.nodeId, name, key));
  };
  return (
    <span className="exit-key" title={wrong ?? t('panel.keyHint')} data-wrong={wrong !== undefined}>
      <TypedInput control={{ 'aria-label': t('panel.keyOf', { key: name }), disabled: readOnly }} className="key-input" shown={name} onTyped={take} />
      {wrong !== undefined && <small className="problem-line">{wrong}</small>}
    </span>
  );
}
