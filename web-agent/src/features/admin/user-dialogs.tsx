import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedUser, NewUser, StaffRole } from '../../contract';
import { makeId } from '../../state/admin/ids';
import { refusalText } from '../app/refusal-text';
import { useAdmin, useAdminT } from './admin-context';
import { goTo } from './admin-route';
import { PEOPLE_KEY, ROLES, usePeople, useUserChange } from './use-people';

const USERNAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;
const MIN_PASSWORD = 8;

/** Without letters and digits that look alike: it is told on the phone, too. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

function randomPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length] ?? '');
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

interface PasswordProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly tried: boolean;
  readonly onChange: (password: string) => void;
}

function PasswordInput({ id, label, value, tried, onChange }: PasswordProps): ReactNode {
  const t = useAdminT();
  const short = tried && value.length < MIN_PASSWORD;
  return (
    <div className="admin-field">
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <Input id={id} className="digits" autoComplete="new-password" maxLength={200} value={value} {...(short ? { status: 'error' } : {})} onChange={(event) => onChange(event.target.value)} />
        <Button onClick={() => onChange(randomPassword())}>{t('people.makePassword')}</Button>
      </div>
      {short ? <p className="problem-line">{t('people.passwordShort', { count: MIN_PASSWORD })}</p> : <p className="quiet">{t('people.passwordHint')}</p>}
    </div>
  );
}

export function NewUserDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const { api } = useAdmin();
  const queries = useQueryClient();
  const { data: people } = usePeople();
  const taken = new Set((people ?? []).map((user) => user.username));
  const [user, setUser] = useState<NewUser>(() => ({ username: '', name: '', password: randomPassword(), roles: ['agent'] }));
  const [typedUsername, setTypedUsername] = useState<string>();
  const [tried, setTried] = useState(false);
  const creation = useMutation({ mutationFn: (wanted: NewUser) => api.createUser(wanted) });
  const username = typedUsername ?? (user.name.trim() === '' ? '' : makeId(user.name, 'user', taken));
  const bad = !USERNAME.test(username) ? t('people.badUsername') : taken.has(username) ? t('people.usernameTaken') : undefined;
  const create = async (): Promise<void> => {
    setTried(true);
    if (bad !== undefined || user.name.trim() === '' || user.password.length < MIN_PASSWORD || user.roles.length === 0) return;
    const reply = await creation.mutateAsync({ ...user, name: user.name.trim(), username });
    if (!reply.ok) return;
    queries.setQueryData<ManagedUser[]>(PEOPLE_KEY, (all) => [...(all ?? []), reply.value].sort((a, b) => a.name.localeCompare(b.name)));
    goTo('people', reply.value.userId);
    onClose();
  };
  const setRole = (role: StaffRole, on: boolean): void => setUser({ ...user, roles: ROLES.filter((each) => (each === role ? on : user.roles.includes(each))) });
  const refusal = creation.data?.ok === false ? creation.data : undefined;
  return (
    <Modal open width={480} title={t('people.add')} okText={t('people.create')} cancelText={t('cancel')} confirmLoading={creation.isPending} onOk={() => void create()} onCancel={onClose}>
      <div className="publish">
        {refusal !== undefined && <Alert type="error" showIcon role="alert" title={refusalText(appT, refusal)} />}
        <div className="admin-field">
          <label htmlFor="new-user-name">{t('field.name')}</label>
          <Input id="new-user-name" autoFocus maxLength={100} value={user.name} onChange={(event) => setUser({ ...user, name: event.target.value })} />
          {tried && user.name.trim() === '' && <p className="problem-line">{t('problem.missing')}</p>}
        </div>
        <div className="admin-field">
          <label htmlFor="new-user-username">{t('people.username')}</label>
          <Input id="new-user-username" autoComplete="off" maxLength={63} value={username} onChange={(event) => setTypedUsername(event.target.value.toLowerCase())} />
          {tried && bad !== undefined ? <p className="problem-line">{bad}</p> : <p className="quiet">{t('people.usernameHint')}</p>}
        </div>
        <PasswordInput id="new-user-password" label={t('people.password')} value={user.password} tried={tried} onChange={(password) => setUser({ ...user, password })} />
        <fieldset className="roles">
          <legend>{t('people.roles')}</legend>
          {ROLES.map((role) => (
            <Checkbox key={role} checked={user.roles.includes(role)} onChange={(event) => setRole(role, event.target.checked)}>
              {appT(`role.${role}`)}
            </Checkbox>
          ))}
          {tried && user.roles.length === 0 && <p className="problem-line">{t('people.noRole')}</p>}
        </fieldset>
      </div>
    </Modal>
  );
}

export function PasswordDialog({ user, onSet, onClose }: { readonly user: ManagedUser; readonly onSet: () => void; readonly onClose: () => void }): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const { change, busy, refusal } = useUserChange(user.userId);
  const [password, setPassword] = useState(randomPassword);
  const [tried, setTried] = useState(false);
  const reset = async (): Promise<void> => {
    setTried(true);
    if (password.length >= MIN_PASSWORD && (await change({ password }))) onSet();
  };
  return (
    <Modal open width={440} title={t('people.resetOf', { name: user.name })} okText={t('people.resetNow')} cancelText={t('cancel')} confirmLoading={busy} onOk={() => void reset()} onCancel={onClose}>
      <div className="publish">
        {refusal !== undefined && <Alert type="error" showIcon role="alert" title={refusalText(appT, refusal)} />}
        <p className="quiet">{t('people.resetHint')}</p>
        <PasswordInput id="reset-password" label={t('people.newPassword')} value={password} tried={tried} onChange={setPassword} />
      </div>
    </Modal>
  );
}

const PIN = /^[0-9]{4,10}$/;

export function PhonePinDialog({ user, onClose }: { readonly user: ManagedUser; readonly onClose: () => void }): ReactNode {
  const t = useAdminT();
  const { t: appT } = useTranslation();
  const { change, busy, refusal } = useUserChange(user.userId);
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const set = async (): Promise<void> => {
    setTried(true);
    if (PIN.test(pin) && (await change({ phonePin: pin }))) onClose();
  };
  const bad = tried && !PIN.test(pin);
  return (
    <Modal open width={440} title={t('people.phonePinOf', { name: user.name })} okText={t('people.phonePinSet')} cancelText={t('cancel')} confirmLoading={busy} onOk={() => void set()} onCancel={onClose}>
      <div className="publish">
        {refusal !== undefined && <Alert type="error" showIcon role="alert" title={refusalText(appT, refusal)} />}
        <div className="admin-field">
          <label htmlFor="phone-pin">{t('people.phonePin')}</label>
          <Input.Password id="phone-pin" autoFocus className="digits" inputMode="numeric" autoComplete="new-password" maxLength={10} value={pin} {...(bad ? { status: 'error' as const } : {})} onChange={(event) => setPin(event.target.value.replaceAll(/[^0-9]/g, ''))} onPressEnter={() => void set()} />
          <p className={bad ? 'problem-line' : 'quiet'}>{t('people.phonePinDigits')}</p>
        </div>
      </div>
    </Modal>
  );
}
