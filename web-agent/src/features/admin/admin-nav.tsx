import type { ReactNode } from 'react';
import { isSection } from '../../state/admin/routing';
import { useAdmin, useAdminT } from './admin-context';
import { adminHref, type AdminPageName } from './admin-route';

const GROUPS = [
  { name: 'routing', pages: ['queues', 'profiles', 'calendars', 'entryPoints', 'flows', 'recordings', 'systems', 'voicemailBoxes', 'callerLists', 'offers'] },
  { name: 'staff', pages: ['people', 'agents', 'skills', 'groups'] },
  { name: 'record', pages: ['history'] },
] as const satisfies readonly { name: string; pages: readonly AdminPageName[] }[];

/** The pages; with how much there is in each, and where something changed or is wrong. */
export function AdminNav({ page }: { readonly page: AdminPageName }): ReactNode {
  const t = useAdminT();
  return (
    <nav className="admin-nav" aria-label={t('title')}>
      {GROUPS.map(({ name, pages }) => (
        <div key={name}>
          <h2>{t(`navGroup.${name}`)}</h2>
          {pages.map((other) => (
            <NavLink key={other} page={other} current={other === page} />
          ))}
        </div>
      ))}
    </nav>
  );
}

function NavLink({ page, current }: { readonly page: AdminPageName; readonly current: boolean }): ReactNode {
  const t = useAdminT();
  const { open, readOnly } = useAdmin();
  if (page === 'people' && readOnly) return null;
  const count = isSection(page) ? open.routing[page].length : undefined;
  const changed = open.changes.some(({ section }) => section === page);
  const wrong = open.problems.find(({ section, severity }) => section === page && severity === 'error') ?? open.problems.find(({ section }) => section === page);
  return (
    <a href={adminHref(page)} aria-current={current ? 'page' : undefined} data-testid={`admin-nav-${page}`}>
      <span>{t(`page.${page}`)}</span>
      {changed && <i className="row-mark" data-kind="changed" role="img" aria-label={t('mark.changed')} title={t('mark.changed')} />}
      {wrong !== undefined && <i className="row-mark" data-kind={wrong.severity} role="img" aria-label={t(`mark.${wrong.severity}`)} title={t(`mark.${wrong.severity}`)} />}
      {count !== undefined && <small className="digits">{count}</small>}
    </a>
  );
}
