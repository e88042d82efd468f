import { Input, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { SystemForm } from '../../state/systems';
import { useSet } from '../admin/admin-context';
import { Field } from '../admin/field';
import { ChoiceField, NumberField, TextField } from '../admin/inputs';
import { useSystemT } from './systems-text';

interface Props {
  readonly form: SystemForm;
  /** Whether there is a secret already. */
  readonly hasSecret: boolean;
}

/** How a system is asked: its kind, and what that kind needs. */
export function SystemFields({ form, hasSecret }: Props): ReactNode {
  const t = useSystemT();
  const kinds = (['http', 'socket'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  return (
    <>
      <div className="field-grid">
        <TextField at="name" label={t('name')} value={form.name} />
        <ChoiceField at="kind" label={t('kindField')} hint={t(`kindMeans.${form.kind}`)} value={form.kind} choices={kinds} />
      </div>
      {form.kind === 'http' ? <HttpFields form={form} hasSecret={hasSecret} /> : <SocketFields form={form} />}
    </>
  );
}

function HttpFields({ form, hasSecret }: Props): ReactNode {
  const t = useSystemT();
  const set = useSet();
  return (
    <>
      <div className="system-url">
        <TextField at="url" label={t('url')} hint={t('urlHint')} value={form.url} maxLength={500} />
      </div>
      <div className="field-grid">
        <TextField at="headerName" label={t('headerName')} hint={t('headerHint')} value={form.headerName} maxLength={64} />
        {form.headerName.trim() !== '' && (
          <Field at="headerSecret" label={t('headerSecret')} hint={t(hasSecret ? 'secretKeptHint' : 'secretHint')}>
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="new-password"
                maxLength={1_000}
                value={form.headerSecret}
                placeholder={hasSecret ? t('secretKept') : ''}
                onChange={(event) => set('headerSecret', event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </>
  );
}

function SocketFields({ form }: Pick<Props, 'form'>): ReactNode {
  const t = useSystemT();
  const set = useSet();
  return (
    <div className="field-grid">
      <TextField at="host" label={t('host')} value={form.host} maxLength={253} />
      <NumberField at="port" label={t('port')} value={form.port} min={1} max={65_535} />
      <Field at="tls" label={t('tls')} hint={t('tlsHint')} className="switch-field">
        {({ id, disabled }) => <Switch id={id} disabled={disabled} checked={form.tls} onChange={(on) => set('tls', on)} />}
      </Field>
    </div>
  );
}
