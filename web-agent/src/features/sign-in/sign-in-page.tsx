import { Alert, Button, Input } from 'antd';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useObservable } from '../app/context';
import { LanguageSwitch } from '../app/language-switch';
import { refusalText } from '../app/refusal-text';
import { Logo } from '../app/top-bar';

export function SignInPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <main className="sign-in">
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <Logo />
          <h1>{t('app.name')}</h1>
          <p className="quiet">{t('app.tagline')}</p>
        </div>
        <SignInForm />
      </div>
    </main>
  );
}

function SignInForm(): ReactNode {
  const { t } = useTranslation();
  const app = useApp();
  const kept = useObservable(app.settings);
  const state = useObservable(app.session.state);
  const [fields, setFields] = useState({ tenant: kept.tenant, username: kept.username, password: '' });
  const [tried, setTried] = useState(false);
  const set = (name: keyof typeof fields) => (value: string) => setFields((was) => ({ ...was, [name]: value }));

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    const tenant = fields.tenant.trim();
    const username = fields.username.trim();
    if (tenant === '' || username === '' || fields.password === '') return;
    app.change({ tenant, username });
    void app.session.signIn({ tenant, username, password: fields.password });
  };

  return (
    <form className="sign-in-form" noValidate onSubmit={submit}>
      {state.phase === 'signed-out' && state.expired === true && (
        <Alert type="info" showIcon title={t('signIn.expired')} />
      )}
      {state.phase === 'signed-out' && state.refusal !== undefined && (
        <Alert type="error" showIcon role="alert" data-testid="login-error" title={refusalText(t, state.refusal)} />
      )}
      <Field name="tenant" autoComplete="organization" value={fields.tenant} tried={tried} onChange={set('tenant')} />
      <Field name="username" autoComplete="username" value={fields.username} tried={tried} onChange={set('username')} />
      <Field
        name="password"
        autoComplete="current-password"
        value={fields.password}
        tried={tried}
        onChange={set('password')}
      />
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        data-testid="login-submit"
        loading={state.phase === 'signing-in'}
      >
        {t(state.phase === 'signing-in' ? 'signIn.submitting' : 'signIn.submit')}
      </Button>
    </form>
  );
}

interface FieldProps {
  readonly name: 'tenant' | 'username' | 'password';
  readonly autoComplete: string;
  readonly value: string;
  readonly tried: boolean;
  readonly onChange: (value: string) => void;
}

function Field({ name, autoComplete, value, tried, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const missing = tried && value.trim() === '';
  const id = `login-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{t(`signIn.${name}`)}</label>
      <Input
        id={id}
        name={name}
        data-testid={id}
        type={name === 'password' ? 'password' : 'text'}
        size="large"
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={name === 'password' ? 200 : 100}
        value={value}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-missing` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {missing && (
        <small id={`${id}-missing`} className="field-error">
          {t('signIn.required')}
        </small>
      )}
    </div>
  );
}
