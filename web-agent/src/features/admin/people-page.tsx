import { Alert, Button, Checkbox, Input, Spin, Switch, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedUser, StaffRole } from '../../contract';
import { blankAgent } from '../../state/admin/blank';
import { addEntity } from '../../state/admin/routing';
import { useWorkplace } from '../app/context';
import { refusalText } from '../app/refusal-text';
import { useAdmin, useAdminT } from './admin-context';
import { adminHref, goTo } from './admin-route';
import { MasterDetail } from './master-detail';
import { NewUserDialog, PasswordDialog, PhonePinDialog } from './user-dialogs';
import { ROLES, usePeople, useUserChange } from './use-people';
import { LoadFailed } from '../app/load-failed';
import type { ListItem } from './virtual-list';

/** Who can sign in. Not part of the draft: what is changed here holds at once. */
export function PeoplePage({ id }: { readonly id: string | undefined }): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const { readOnly } = useAdmin();
  const people = usePeople();
  const [adding, setAdding] = useState(false);
  if (readOnly) return <p className="card quiet">{t('people.onlyAdministrators')}</p>;
  // One that is read anew in vain takes nothing away that is being written.
  if (people.isError && people.data === undefined) {
    return (
      <LoadFailed title={t('people.failed')} retryText={t('retry')} onRetry={() => people.refetch()} />
    );
  }
  if (people.isPending) return <Spin className="page-loading" aria-label={appT('app.loading')} />;
  const items = people.data.map((user): ListItem => ({
    id: user.userId,
    title: user.name,
    detail: `${user.username} · ${user.active ? user.roles.map((role) => appT(`role.${role}`)).join(t('joiner')) : t('people.inactive')}`,
  }));
  const chosen = people.data.find(({ userId }) => userId === id) ?? (id === undefined ? people.data[0] : undefined);
  return (
    <>
      <MasterDetail title={t('page.people')} items={items} selectedId={chosen?.userId} onSelect={(userId) => goTo('people', userId)} onAdd={() => setAdding(true)} addText={t('people.add')} emptyText={t('people.empty')}>
        {chosen === undefined ? <p className="card quiet">{t('gone')}</p> : <Person key={chosen.userId} user={chosen} />}
      </MasterDetail>
      {adding && <NewUserDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function Person({ user }: { readonly user: ManagedUser }): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const me = useWorkplace().user.userId === user.userId;
  const { change, busy, refusal } = useUserChange(user.userId);
  const [name, setName] = useState<string>();
  const [resetting, setResetting] = useState<'now' | 'done'>();
  const [settingPin, setSettingPin] = useState(false);
  const saveName = (): void => {
    if (name !== undefined && name.trim() !== '' && name.trim() !== user.name) void change({ name: name.trim() });
    setName(undefined);
  };
  const setRole = (role: StaffRole, on: boolean): void => {
    const roles = ROLES.filter((each) => (each === role ? on : user.roles.includes(each)));
    void change({ roles });
  };
  return (
    <div className="editor">
      <header className="editor-head">
        <div className="editor-name">
          <h2>{user.name}</h2>
          <code>{user.username}</code>
        </div>
        <div className="editor-tools">
          <Button size="small" onClick={() => setResetting('now')} data-testid="admin-reset-password">
            {t('people.resetPassword')}
          </Button>
        </div>
      </header>
      <section className="card" aria-label={user.name}>
        <p className="at-once">{t('people.atOnce')}</p>
        {resetting === 'done' && <Alert type="success" showIcon role="status" title={t('people.passwordSet')} />}
        {refusal !== undefined && <Alert type="error" showIcon role="alert" title={refusalText(appT, refusal)} />}
        <div className="admin-field">
          <label htmlFor="person-name">{t('field.name')}</label>
          <Input id="person-name" maxLength={100} value={name ?? user.name} onChange={(event) => setName(event.target.value)} onBlur={saveName} onPressEnter={saveName} />
        </div>
        <fieldset className="roles">
          <legend>{t('people.roles')}</legend>
          {ROLES.map((role) => {
            const has = user.roles.includes(role);
            const last = has && user.roles.length === 1;
            const own = me && role === 'administrator' && has;
            const why = last ? t('people.lastRole') : own ? t('people.ownRole') : '';
            return (
              <Tooltip key={role} title={why}>
                <Checkbox checked={has} disabled={busy || last || own} onChange={(event) => setRole(role, event.target.checked)}>
                  {appT(`role.${role}`)} <span className="quiet">{t(`people.roleMeans.${role}`)}</span>
                </Checkbox>
              </Tooltip>
            );
          })}
        </fieldset>
        <div className="switch-line">
          <Switch id="person-active" checked={user.active} disabled={me || busy} loading={busy} onChange={(active) => void change({ active })} />
          <label htmlFor="person-active">{t('people.active')}</label>
          <span className="quiet">{me ? t('people.notYourself') : t('people.activeHint')}</span>
        </div>
        <div className="switch-line">
          <Switch id="person-pin" checked={user.phonePin} disabled={busy} loading={busy} onChange={(on) => (on ? setSettingPin(true) : void change({ phonePin: '' }))} />
          <label htmlFor="person-pin">{t('people.phonePin')}</label>
          <span className="quiet">{t('people.phonePinHint')}</span>
        </div>
        <AgentOf user={user} />
      </section>
      {settingPin && <PhonePinDialog user={user} onClose={() => setSettingPin(false)} />}
      {resetting === 'now' && <PasswordDialog user={user} onSet={() => setResetting('done')} onClose={() => setResetting(undefined)} />}
    </div>
  );
}

/** Signing in isn't enough to be offered contacts: whether the user has a place in routing. */
function AgentOf({ user }: { readonly user: ManagedUser }): ReactNode {
  const t = useAdminT();
  const { draft, open } = useAdmin();
  const { agents, profiles } = open.routing;
  const [profile] = profiles;
  const isAgent = agents.some(({ agentId }) => agentId === user.userId);
  if (!user.roles.includes('agent')) return isAgent ? <Alert type="warning" showIcon title={t('people.agentWithoutRole')} /> : null;
  if (!isAgent && !user.active) return null;
  if (isAgent) {
    return (
      <p>
        <a href={adminHref('agents', user.userId)}>{t('people.toAgent')}</a>
      </p>
    );
  }
  return (
    <Alert
      type="info"
      showIcon
      title={t('people.noAgent')}
      action={
        profile !== undefined && (
          <Button
            size="small"
            onClick={() => {
              draft.edit((routing) => addEntity(routing, 'agents', blankAgent(user.userId, user.name, profile.profileId)));
              goTo('agents', user.userId);
            }}
          >
            {t('people.makeAgent')}
          </Button>
        )
      }
    />
  );
}
