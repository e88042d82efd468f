import { Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { makeId } from '../../state/admin/ids';
import { BLANK_SYSTEM, isServiceId, settingsOf, type SystemForm } from '../../state/systems';
import { FormContext, type Form } from '../admin/admin-context';
import { goTo } from '../admin/admin-route';
import { FormModal } from '../app/form-modal';
import { SystemFields } from './system-fields';
import { fieldProblems, SystemRefusal } from './system-refusal';
import { useSystemT } from './systems-text';
import { useSystemChange } from './use-systems';

interface Props {
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** A system, and the id by which flows ask it from then on. */
export function NewSystemDialog({ taken, onClose }: Props): ReactNode {
  const t = useSystemT();
  const { run, busy, refusal, forgetRefusal } = useSystemChange();
  const [form, setForm] = useState<SystemForm>(BLANK_SYSTEM);
  const [typedId, setTypedId] = useState<string>();
  const id = typedId ?? (form.name.trim() === '' ? '' : makeId(form.name, 'system', taken));
  const bad = id === '' ? undefined : !isServiceId(id) ? t('badId') : taken.has(id) ? t('idTaken') : undefined;
  const around = useMemo<Form>(() => ({ readOnly: false, problems: fieldProblems(refusal), set: (field, value) => setForm((before) => ({ ...before, [field]: value })) }), [refusal]);
  const add = async (): Promise<void> => {
    if (!(await run((client) => client.addService(id, settingsOf(form))))) return;
    onClose();
    goTo('systems', id);
  };
  return (
    <FormModal
      width={640}
      title={t('add')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: id === '' || bad !== undefined, loading: busy, 'data-testid': 'system-add' }}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <div className="publish" data-testid="system-new">
        {refusal !== undefined && <SystemRefusal refusal={refusal} onClose={forgetRefusal} />}
        <FormContext value={around}>
          <SystemFields form={form} hasSecret={false} />
        </FormContext>
        <div className="admin-field">
          <label htmlFor="new-system-id">{t('id')}</label>
          <Input id="new-system-id" autoComplete="off" maxLength={64} value={id} {...(bad === undefined ? {} : { status: 'error' as const })} onChange={(event) => setTypedId(event.target.value.toLowerCase())} />
          <p className={bad === undefined ? 'quiet' : 'problem-line'}>{bad ?? t('idHint')}</p>
        </div>
      </div>
    </FormModal>
  );
}
