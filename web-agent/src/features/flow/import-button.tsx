import { App, Button } from 'antd';
import { type ReactNode } from 'react';
import { makeId } from '../../state/admin/ids';
import type { Flow } from '../../state/flow/document';
import { readFlow } from '../../state/flow/reading';
import { goTo } from '../admin/admin-route';
import { useFlowT } from './flow-context';
import { useFlows } from './flows-context';

const MAX_BYTES = 2_000_000;

/** Lets somebody choose a file, and reads a flow from it; says what is wrong with another one. */
export function useImport(onFlow: (flow: Flow) => void): () => void {
  const t = useFlowT();
  const { modal } = App.useApp();
  return () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    const read = async (): Promise<void> => {
      const file = input.files?.[0];
      if (file === undefined) return;
      const refuse = (content: string): void => void modal.error({ title: t('import.title'), content: `${file.name}: ${content}` });
      if (file.size > MAX_BYTES) return refuse(t('import.tooLarge', { mb: MAX_BYTES / 1_000_000 }));
      const reading = readFlow(await file.text());
      if (reading.ok) onFlow(reading.flow);
      else refuse(t(`import.fault.${reading.fault.code}`, { at: reading.fault.at }));
    };
    input.addEventListener('change', () => void read());
    input.click();
  };
}

/** A flow of a file as a new one; of an id that is there already, beside it under another id. */
export function ImportButton({ taken }: { readonly taken: ReadonlySet<string> }): ReactNode {
  const t = useFlowT();
  const { drafts } = useFlows();
  const choose = useImport((flow) => {
    const flowId = makeId(flow.flowId, 'flow', taken);
    drafts.create({ ...flow, flowId });
    goTo('flows', flowId);
  });
  return (
    <Button data-testid="flow-import" onClick={choose}>
      {t('import.button')}
    </Button>
  );
}
