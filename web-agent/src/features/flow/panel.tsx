import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { kindOf } from '../../state/flow/catalogue';
import { connect, disconnect, moveNodes, setField, setFlow } from '../../state/flow/commands';
import { findNode, nameOfNode, type FlowNode } from '../../state/flow/document';
import { arrange } from '../../state/flow/layout';
import { FormContext, useRouting, type Form } from '../admin/admin-context';
import { adminHref } from '../admin/admin-route';
import { ProblemsAt } from '../admin/field';
import { ChoiceField, TextField } from '../admin/inputs';
import { ExitsField } from './exits-field';
import { useEdit, useFlow, useFlowT } from './flow-context';
import { LabelsField } from './labels-field';
import { problemWords } from './flow-problem-list';
import { StepFieldInput, useNodeChoices } from './step-fields';
import { SIGNS, StepIcon } from './step-icon';
import { useEditorCommands } from './use-editor-keys';

/** What is chosen, as forms: a step, several, a connection; or the flow itself. */
export function PropertiesPanel(): ReactNode {
  const { open, selection } = useFlow();
  const { nodeIds, edge } = selection;
  const [first] = nodeIds;
  const node = first === undefined ? undefined : findNode(open.sheet.flow, first);
  if (edge !== undefined) return <EdgePanel nodeId={edge.nodeId} exit={edge.exit} />;
  if (nodeIds.size > 1) return <ManyPanel />;
  return node === undefined ? <FlowPanel /> : <NodePanel key={node.nodeId} node={node} />;
}

/** Fields inside are those of one node, or of the flow itself. */
function PanelForm({ nodeId, set, children }: { readonly nodeId: string; readonly set: Form['set']; readonly children: ReactNode }): ReactNode {
  const t = useFlowT();
  const { open, readOnly, words } = useFlow();
  const form = useMemo<Form>(
    () => ({ readOnly, set, problems: open.problems.filter((problem) => problem.nodeId === nodeId).map((problem) => ({ ...problem, message: problemWords(t, words, problem) })) }),
    [t, words, readOnly, set, open.problems, nodeId],
  );
  return <FormContext value={form}>{children}</FormContext>;
}

function NodePanel({ node }: { readonly node: FlowNode }): ReactNode {
  const t = useFlowT();
  const { words, open } = useFlow();
  const edit = useEdit();
  const { nodeId, step } = node;
  const kind = kindOf(step.type);
  const set = useMemo<Form['set']>(() => (field, value) => edit((sheet) => setField(sheet, nodeId, field, value), `${nodeId}/${field}`), [edit, nodeId]);
  const rare = kind?.fields.filter((field) => field.rare === true) ?? [];
  const isRareWrong = open.problems.some((problem) => problem.nodeId === nodeId && rare.some(({ at }) => problem.field.startsWith(at)));
  return (
    <PanelForm nodeId={nodeId} set={set}>
      <header className="panel-head" data-group={kind?.group ?? 'unknown'}>
        <span className="step-icon"><StepIcon path={kind?.icon ?? SIGNS.unknown} /></span>
        <div>
          <h2>{words.kind(step.type)}</h2>
          <p className="quiet">{kind === undefined ? t('panel.unknown', { type: step.type }) : kind.does[words.language]}</p>
        </div>
        <NodeTools node={node} />
      </header>
      <ProblemsAt field="" exact />
      <TextField at="name" label={t('panel.name')} value={node.name} />
      <div className="panel-fields">{kind?.fields.filter((field) => field.rare !== true).map((field) => <StepFieldInput key={field.at} node={node} field={field} />)}</div>
      <ExitsField node={node} />
      {kind?.grows === 'keys' && <LabelsField node={node} />}
      {rare.length > 0 && (
        <details className="panel-rare" open={isRareWrong || undefined}>
          <summary>{t('panel.rare')}</summary>
          {rare.map((field) => (
            <StepFieldInput key={field.at} node={node} field={field} />
          ))}
        </details>
      )}
      <ComesFrom nodeId={nodeId} />
    </PanelForm>
  );
}

function NodeTools({ node: { nodeId } }: { readonly node: FlowNode }): ReactNode {
  const t = useFlowT();
  const { open, readOnly } = useFlow();
  const edit = useEdit();
  const commands = useEditorCommands();
  const isStart = open.sheet.flow.startNodeId === nodeId;
  if (readOnly) return null;
  return (
    <span className="panel-tools">
      <Button size="small" type={isStart ? 'primary' : 'text'} disabled={isStart} title={t(isStart ? 'canvas.start' : 'panel.makeStart')} aria-label={t('panel.makeStart')} onClick={() => edit((sheet) => setFlow(sheet, { startNodeId: nodeId }))}>
        <StepIcon path={SIGNS.start} />
      </Button>
      <Button size="small" type="text" title={`${t('panel.duplicate')} (Ctrl + D)`} aria-label={t('panel.duplicate')} onClick={commands.duplicate}>
        <StepIcon path={SIGNS.copy} />
      </Button>
      <Button size="small" type="text" danger title={`${t('panel.remove')} (Delete)`} aria-label={t('panel.remove')} data-testid="flow-remove" onClick={commands.remove}>
        <StepIcon path={SIGNS.remove} />
      </Button>
    </span>
  );
}

function ComesFrom({ nodeId }: { readonly nodeId: string }): ReactNode {
  const t = useFlowT();
  const { open, words, show } = useFlow();
  const { flow } = open.sheet;
  const sources = flow.nodes.flatMap((node) => {
    const exits = Object.entries(node.exits).filter(([, to]) => to === nodeId);
    return exits.length === 0 ? [] : [{ node, exits: exits.map(([exit]) => words.exit(exit)) }];
  });
  const isStart = flow.startNodeId === nodeId;
  return (
    <section className="comes-from">
      <h3>{t('panel.comesFrom')}</h3>
      {isStart && <p>▶ {t('panel.fromCalls')}</p>}
      {!isStart && sources.length === 0 && <p className="quiet">{t('panel.fromNowhere')}</p>}
      <ul>
        {sources.map(({ node, exits }) => (
          <li key={node.nodeId}>
            <Button type="link" size="small" onClick={() => show(node.nodeId)}>
              {nameOfNode(flow, node.nodeId)}
            </Button>
            <span className="quiet">{exits.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FlowPanel(): ReactNode {
  const t = useFlowT();
  const { open, words } = useFlow();
  const { entryPoints } = useRouting();
  const edit = useEdit();
  const choices = useNodeChoices();
  const { flow } = open.sheet;
  const set = useMemo<Form['set']>(() => (field, value) => edit((sheet) => setFlow(sheet, { [field]: value }), `flow/${field}`), [edit]);
  const numbers = entryPoints.filter(({ flowId }) => flowId === flow.flowId);
  const languages = [...new Set(['zh-CN', 'en', flow.language])].map((language) => ({ value: language, label: words.languageName(language) }));
  const start = findNode(flow, flow.startNodeId) === undefined ? [{ value: flow.startNodeId, label: t('panel.noStart') }, ...choices] : choices;
  return (
    <PanelForm nodeId="" set={set}>
      <h2>{t('panel.flow')}</h2>
      <ProblemsAt field="" exact />
      <TextField at="name" label={t('panel.name')} value={flow.name} />
      <ChoiceField at="language" label={t('panel.language')} value={flow.language} choices={languages} />
      <ChoiceField at="startNodeId" label={t('panel.start')} value={flow.startNodeId} choices={start} />
      <section>
        <h3>{t('panel.numbers')}</h3>
        {numbers.length === 0 ? (
          <p className="quiet">
            <a href={adminHref('entryPoints')}>{t('panel.noNumbers')}</a>
          </p>
        ) : (
          <p>
            {numbers.map(({ address }) => (
              <a key={address} className="flow-number digits" href={adminHref('entryPoints', address)}>
                {address}
              </a>
            ))}
          </p>
        )}
      </section>
      <dl className="panel-facts">
        <dt>{t('panel.id')}</dt>
        <dd>
          <code>{flow.flowId}</code>
        </dd>
        <dt>{t('panel.nodes')}</dt>
        <dd className="digits">{flow.nodes.length}</dd>
      </dl>
    </PanelForm>
  );
}

function ManyPanel(): ReactNode {
  const t = useFlowT();
  const { selection, readOnly } = useFlow();
  const edit = useEdit();
  const commands = useEditorCommands();
  const { nodeIds } = selection;
  return (
    <>
      <h2>{t('panel.many', { count: nodeIds.size })}</h2>
      {!readOnly && (
        <div className="panel-buttons">
          <Button onClick={() => edit((sheet) => moveNodes(sheet, arrangedInPlace(sheet, nodeIds)))}>{t('panel.arrange')}</Button>
          <Button title="Ctrl + C" onClick={commands.copy}>
            {t('panel.copy')}
          </Button>
          <Button title="Ctrl + D" onClick={commands.duplicate}>
            {t('panel.duplicate')}
          </Button>
          <Button danger title="Delete" data-testid="flow-remove" onClick={commands.remove}>
            {t('panel.remove')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Some of the nodes anew, where they are. */
export function arrangedInPlace({ flow, layout }: Parameters<typeof moveNodes>[0], nodeIds: ReadonlySet<string>): ReturnType<typeof arrange> {
  const fresh = arrange(flow, nodeIds);
  const corner = (places: typeof layout, of: 'x' | 'y'): number => Math.min(...[...nodeIds].map((nodeId) => places[nodeId]?.[of] ?? 0));
  const by = { x: corner(layout, 'x') - corner(fresh, 'x'), y: corner(layout, 'y') - corner(fresh, 'y') };
  return Object.fromEntries(Object.entries(fresh).map(([nodeId, { x, y }]) => [nodeId, { x: x + by.x, y: y + by.y }]));
}

function EdgePanel({ nodeId, exit }: { readonly nodeId: string; readonly exit: string }): ReactNode {
  const t = useFlowT();
  const { open, words, show, selection } = useFlow();
  const edit = useEdit();
  const choices = useNodeChoices();
  const { flow } = open.sheet;
  const to = findNode(flow, nodeId)?.exits[exit];
  const set = useMemo<Form['set']>(() => (_, value) => edit((sheet) => connect(sheet, { nodeId, exit }, value as string)), [edit, nodeId, exit]);
  if (to === undefined) return <FlowPanel />;
  return (
    <PanelForm nodeId={nodeId} set={set}>
      <h2>{t('panel.edge')}</h2>
      <p>
        <Button type="link" size="small" onClick={() => show(nodeId)}>
          {nameOfNode(flow, nodeId)}
        </Button>
        · {words.exitLabel(exit)}
      </p>
      <ChoiceField at={`exits/${exit}`} label={t('panel.to')} value={to} choices={choices} />
      <EdgeTools
        onRemove={() => {
          edit((sheet) => disconnect(sheet, [{ nodeId, exit }]));
          selection.chooseEdge(undefined);
        }}
      />
    </PanelForm>
  );
}

function EdgeTools({ onRemove }: { readonly onRemove: () => void }): ReactNode {
  const t = useFlowT();
  const { readOnly } = useFlow();
  return readOnly ? null : (
    <Button danger title="Delete" onClick={onRemove}>
      {t('canvas.removeEdge')}
    </Button>
  );
}
