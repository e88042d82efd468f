import { Button, Popconfirm } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { LookUpService } from '../../contract';
import { formOf, settingsOf, type SystemForm } from '../../state/systems';
import { FormContext, useAdmin, type Form } from '../admin/admin-context';
import { adminHref, goTo } from '../admin/admin-route';
import { SystemFields } from './system-fields';
import { fieldProblems, SystemRefusal } from './system-refusal';
import { builtInText, useSystemT } from './systems-text';
import { TryIt } from './try-it';
import { useSystemChange } from './use-systems';

/** One system: how it is asked, whether that works, and which flows do so. */
export function SystemEditor({ service, edited, onEdit }: Omit<SettingsProps, 'kept'>): ReactNode {
  const t = useSystemT();
  const { readOnly } = useAdmin();
  const kept = formOf(service);
  return (
    <div className="editor" data-testid="system-editor" data-system={service.serviceId}>
      <header className="editor-head">
        <div className="editor-name">
          <h2>{service.name}</h2>
          {service.name !== service.serviceId && <code title={t('idStays')}>{service.serviceId}</code>}
          {kept === undefined && <span className="quiet">{t('builtIn')}</span>}
        </div>
        {kept !== undefined && !readOnly && <Deletion service={service} />}
      </header>
      {kept === undefined ? <p className="card">{builtInText(t, service.serviceId)}</p> : <Settings service={service} kept={kept} edited={edited} onEdit={onEdit} />}
      {!readOnly && <TryIt service={service} isChanged={edited !== undefined} />}
      <Uses service={service} />
    </div>
  );
}

function Deletion({ service }: { readonly service: LookUpService }): ReactNode {
  const t = useSystemT();
  const { run, busy, refusal, forgetRefusal } = useSystemChange();
  const remove = async (): Promise<void> => {
    if (await run((client) => client.deleteService(service.serviceId))) goTo('systems');
  };
  return (
    <>
      <div className="editor-tools">
        <Popconfirm title={t('deleteSure', { name: service.name })} okText={t('delete')} cancelText={t('cancel')} okButtonProps={{ danger: true, 'data-testid': 'system-delete-now' }} onConfirm={() => void remove()}>
          <Button size="small" danger loading={busy} data-testid="system-delete">
            {t('delete')}
          </Button>
        </Popconfirm>
      </div>
      {refusal !== undefined && <SystemRefusal refusal={refusal} onClose={forgetRefusal} />}
    </>
  );
}

interface SettingsProps {
  readonly service: LookUpService;
  readonly kept: SystemForm;
  /** Undefined: nothing is changed. */
  readonly edited: SystemForm | undefined;
  readonly onEdit: (edited: SystemForm | undefined) => void;
}

function Settings({ service, kept, edited, onEdit }: SettingsProps): ReactNode {
  const t = useSystemT();
  const { readOnly } = useAdmin();
  const { run, busy, refusal, forgetRefusal } = useSystemChange();
  const [isSaved, setIsSaved] = useState(false);
  const form = edited ?? kept;
  const around = useMemo<Form>(
    () => ({
      readOnly,
      problems: fieldProblems(refusal),
      set: (field, value) => {
        setIsSaved(false);
        onEdit({ ...form, [field]: value });
      },
    }),
    [readOnly, refusal, form, onEdit],
  );
  const save = async (): Promise<void> => {
    if (!(await run((client) => client.changeService(service.serviceId, settingsOf(form))))) return;
    onEdit(undefined);
    setIsSaved(true);
  };
  const revert = (): void => {
    forgetRefusal();
    onEdit(undefined);
  };
  return (
    <section className="card system-settings" aria-label={service.name}>
      {!readOnly && <p className="at-once">{t('atOnce')}</p>}
      {refusal !== undefined && <SystemRefusal refusal={refusal} onClose={forgetRefusal} />}
      <FormContext value={around}>
        <SystemFields form={form} hasSecret={service.headerName !== ''} />
      </FormContext>
      {!readOnly && (
        <div className="try-tools">
          <span role="status" className="quiet">
            {isSaved ? t('saved') : ''}
          </span>
          {edited !== undefined && <Button onClick={revert}>{t('revert')}</Button>}
          <Button type="primary" disabled={edited === undefined} loading={busy} data-testid="system-save" onClick={() => void save()}>
            {t('save')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Uses({ service }: { readonly service: LookUpService }): ReactNode {
  const t = useSystemT();
  return (
    <section className="card" aria-label={t('uses')} data-testid="system-uses">
      <h3>{t('uses')}</h3>
      {service.uses.length === 0 && <p className="quiet">{t('notUsed')}</p>}
      <ul className="link-list">
        {service.uses.map(({ id, place, message }) => (
          <li key={`${id} ${place}`}>
            <a href={adminHref('flows', id)}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
