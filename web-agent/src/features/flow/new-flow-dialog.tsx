import { Input, Modal, Radio } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { makeId } from '../../state/admin/ids';
import { flowFrom, TEMPLATES, type Template } from '../../state/flow/templates';
import { useAdminT, useRouting } from '../admin/admin-context';
import { goTo } from '../admin/admin-route';
import { useApp, useObservable } from '../app/context';
import { useFlowT } from './flow-context';
import { useFlows } from './flows-context';

/** A name, and what it begins with. */
export function NewFlowDialog({ taken, onClose }: { readonly taken: ReadonlySet<string>; readonly onClose: () => void }): ReactNode {
  const t = useFlowT();
  const adminT = useAdminT();
  const inputId = useId();
  const { drafts } = useFlows();
  const { queues } = useRouting();
  const { language } = useObservable(useApp().settings);
  const [name, setName] = useState('');
  const [template, setTemplate] = useState<Template>('menu');
  const trimmed = name.trim();
  const flowId = makeId(trimmed, 'flow', taken);
  const create = (): void => {
    if (trimmed === '') return;
    drafts.create(flowFrom(template, flowId, trimmed, language, queues.map(({ queueId }) => queueId)));
    goTo('flows', flowId);
  };
  return (
    <Modal open width={520} title={t('create.title')} okText={t('create.now')} cancelText={adminT('cancel')} okButtonProps={{ disabled: trimmed === '', 'data-testid': 'flow-create' }} onOk={create} onCancel={onClose}>
      <div className="publish">
        <div className="admin-field">
          <label htmlFor={inputId}>{t('create.name')}</label>
          <Input id={inputId} autoFocus maxLength={100} value={name} data-testid="flow-new-name" onChange={(event) => setName(event.target.value)} onPressEnter={create} />
          <p className="quiet">{trimmed === '' ? t('create.idHint') : t('create.idWillBe', { id: flowId })}</p>
        </div>
        <fieldset className="admin-field template-choice">
          <legend>{t('create.from')}</legend>
          <Radio.Group
            value={template}
            onChange={(event) => setTemplate(event.target.value as Template)}
            options={TEMPLATES.map((each) => ({
              value: each,
              label: (
                <span className="template">
                  <strong>{t(`template.${each}`)}</strong>
                  <span className="quiet">{t(`templateDoes.${each}`)}</span>
                </span>
              ),
            }))}
          />
        </fieldset>
      </div>
    </Modal>
  );
}
