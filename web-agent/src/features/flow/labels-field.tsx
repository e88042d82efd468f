import type { ReactNode } from 'react';
import { isKeys, keysInOrder } from '../../state/flow/catalogue';
import { labelsOf, setLabel } from '../../state/flow/commands';
import type { FlowNode } from '../../state/flow/document';
import { ProblemsAt } from '../admin/field';
import { TypedInput } from '../admin/inputs';
import { useEdit, useFlow, useFlowT } from './flow-context';

const LANGUAGES = ['zh-CN', 'en'] as const;

/** What a chat offers in the place of a menu's keys, in each language. */
export function LabelsField({ node }: { readonly node: FlowNode }): ReactNode {
  const t = useFlowT();
  const { readOnly, words, open } = useFlow();
  const edit = useEdit();
  const labels = labelsOf(node);
  const keys = keysInOrder([...new Set([...Object.keys(node.exits).filter(isKeys), ...Object.keys(labels)])]);
  const isWrong = open.problems.some(({ nodeId, field }) => nodeId === node.nodeId && field.startsWith('labels'));
  if (keys.length === 0) return null;
  return (
    <details className="panel-rare labels-field" open={isWrong || undefined} data-testid="flow-labels">
      <summary>{t('panel.labels')}</summary>
      <p className="quiet">{t('panel.labelsHint')}</p>
      {keys.map((key) => (
        <div key={key} className="label-row" data-place={`labels/${key}`}>
          <kbd>{key}</kbd>
          {LANGUAGES.map((language) => (
            <TypedInput
              key={language}
              className="wide-input"
              control={{ 'aria-label': t('panel.labelOf', { key, language: words.languageName(language) }), disabled: readOnly }}
              placeholder={words.languageName(language)}
              shown={labels[key]?.[language] ?? ''}
              onTyped={(text) => edit((sheet) => setLabel(sheet, node.nodeId, key, language, text.trim().slice(0, 100)))}
            />
          ))}
          <ProblemsAt field={`labels/${key}`} />
        </div>
      ))}
    </details>
  );
}
