import { Input, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { blankEntryPoint } from '../../state/admin/blank';
import type { Entities } from '../../state/admin/routing';
import { useAdminT, useRouting, useSet } from './admin-context';
import { ChoiceField, DurationField, PromptField } from './inputs';
import { SkillsEditor } from './skills';
import { useFlowHeads } from './use-flow-heads';

type EntryPoint = Entities['entryPoints'];

export function EntryPointEditor({ entry }: { readonly entry: EntryPoint }): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const { queues, agents } = useRouting();
  const flows = useFlowHeads();
  const { demand } = entry;
  return (
    <>
      <section className="card" aria-label={t('one.entryPoints')}>
        <p className="quiet">{t(`entry.${kindOf(entry.address)}`)}</p>
        <div className="field-grid">
          <ChoiceField at="queueId" label={t('field.queueId')} value={entry.queueId} choices={queues.map(({ queueId, name }) => ({ value: queueId, label: name }))} />
          <PromptField at="greeting" label={t('field.greeting')} value={entry.greeting} hint={t('hint.greeting')} />
          <ChoiceField
            at="flowId"
            label={t('field.flowId')}
            value={entry.flowId}
            choices={[{ value: '', label: t('none') }, ...flows.map(({ flowId, name }) => ({ value: flowId, label: name }))]}
            hint={t('hint.flowId')}
          />
        </div>
      </section>
      <section className="card" aria-label={t('entry.demand')}>
        <h3>{t('entry.demand')}</h3>
        <p className="quiet">{t('entry.demandIntro')}</p>
        <SkillsEditor at="demand/skills" label={t('field.demand/skills')} value={demand.skills} none={t('step.noSkills')} onChange={(skills) => set('demand/skills', skills)} />
        <div className="field-grid">
          <DurationField at="demand/headStartMs" label={t('field.demand/headStartMs')} valueMs={demand.headStartMs} maxMs={86_400_000} zero={t('queue.noHeadStart')} hint={t('hint.headStartMs')} />
          <ChoiceField
            at="demand/preferredAgentId"
            label={t('field.demand/preferredAgentId')}
            value={demand.preferredAgentId}
            choices={[{ value: '', label: t('none') }, ...agents.map(({ agentId, name }) => ({ value: agentId, label: name }))]}
            hint={t('hint.preferredAgentId')}
          />
          {demand.lastAgentId !== '' && (
            <ChoiceField
              at="demand/lastAgentId"
              label={t('field.demand/lastAgentId')}
              value={demand.lastAgentId}
              choices={[{ value: '', label: t('none') }, ...agents.map(({ agentId, name }) => ({ value: agentId, label: name }))]}
            />
          )}
        </div>
      </section>
    </>
  );
}

function kindOf(address: string): 'web' | 'chat' | 'number' {
  if (address.startsWith('web:')) return 'web';
  return address.startsWith('chat:') ? 'chat' : 'number';
}

interface AddProps {
  readonly onAdd: (entry: EntryPoint) => void;
  readonly onClose: () => void;
}

export function AddEntryPointDialog({ onAdd, onClose }: AddProps): ReactNode {
  const t = useAdminT();
  const { queues, entryPoints } = useRouting();
  const [typed, setTyped] = useState('');
  const [queueId, setQueueId] = useState(queues[0]?.queueId);
  // As people write numbers: 400-800 1234.
  const address = kindOf(typed) !== 'number' ? typed.trim() : typed.replaceAll(/[\s().-]/g, '');
  const twice = entryPoints.some((entry) => entry.address === address);
  const ready = address !== '' && !twice && queueId !== undefined;
  return (
    <Modal
      open
      width={460}
      title={t('add.entryPoints')}
      okText={t('addIt')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready }}
      onOk={() => ready && onAdd(blankEntryPoint(address, queueId))}
      onCancel={onClose}
    >
      <div className="publish">
        <div className="admin-field">
          <label htmlFor="add-entry-address">{t('entry.address')}</label>
          <Input id="add-entry-address" autoFocus maxLength={100} value={typed} data-testid="admin-new-address" {...(twice ? { status: 'error' } : {})} onChange={(event) => setTyped(event.target.value)} />
          {twice ? <p className="problem-line">{t('entry.twice')}</p> : <p className="quiet">{t('entry.addressHint')}</p>}
        </div>
        <div className="admin-field">
          <label htmlFor="add-entry-queue">{t('field.queueId')}</label>
          <Select<string | undefined>
            id="add-entry-queue"
            className="wide-input"
            value={queueId}
            options={queues.map((queue) => ({ value: queue.queueId, label: queue.name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setQueueId}
          />
        </div>
      </div>
    </Modal>
  );
}
