import { Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookUpService } from '../../contract';
import { addSystemTexts } from '../../i18n/systems';
import { whereIs, type SystemForm } from '../../state/systems';
import { useAdmin } from '../admin/admin-context';
import { goTo } from '../admin/admin-route';
import { MasterDetail } from '../admin/master-detail';
import { useLeaveWarning } from '../admin/use-leave-warning';
import type { ListItem } from '../admin/virtual-list';
import { NewSystemDialog } from './new-system-dialog';
import { SystemEditor } from './system-editor';
import { useSystemT, type SystemT } from './systems-text';
import { useSystems } from './use-systems';
import { LoadFailed } from '../app/load-failed';
import './systems.css';

addSystemTexts();

/** The systems that flows ask. Not part of the draft: what is changed here holds at once. */
export default function SystemsPage({ id }: { readonly id: string | undefined }): ReactNode {
  const t = useSystemT();
  const { t: appT } = useTranslation();
  const { readOnly } = useAdmin();
  const systems = useSystems();
  const [adding, setAdding] = useState(false);
  // By system: what is typed stays while another one is looked at.
  const [edited, setEdited] = useState<Readonly<Record<string, SystemForm | undefined>>>({});
  useLeaveWarning(Object.values(edited).some((form) => form !== undefined));
  // One that is read anew in vain takes nothing away that is being written.
  if (systems.isError && systems.data === undefined) {
    return (
      <LoadFailed title={t('failed')} retryText={t('retry')} onRetry={() => systems.refetch()} />
    );
  }
  if (systems.isPending) return <Spin className="page-loading" aria-label={appT('app.loading')} />;
  // What can be set up comes first.
  const all = [...systems.data].sort((a, b) => Number(a.kind === 'built-in') - Number(b.kind === 'built-in'));
  const chosen = all.find(({ serviceId }) => serviceId === id) ?? all[0];
  return (
    <>
      <MasterDetail
        title={t('title')}
        items={all.map((service) => item(t, service))}
        selectedId={chosen?.serviceId}
        onSelect={(serviceId) => goTo('systems', serviceId)}
        onAdd={readOnly ? undefined : () => setAdding(true)}
        addText={t('add')}
        emptyText={t('empty')}
      >
        {chosen !== undefined && <SystemEditor key={chosen.serviceId} service={chosen} edited={edited[chosen.serviceId]} onEdit={(form) => setEdited((before) => ({ ...before, [chosen.serviceId]: form }))} />}
      </MasterDetail>
      {adding && <NewSystemDialog taken={new Set(all.map(({ serviceId }) => serviceId))} onClose={() => setAdding(false)} />}
    </>
  );
}

function item(t: SystemT, service: LookUpService): ListItem {
  const { serviceId, name, kind } = service;
  return { id: serviceId, title: name, detail: [t(`kind.${kind}`), whereIs(service)].filter((part) => part !== '').join(' · '), found: serviceId };
}
