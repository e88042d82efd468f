import { Button, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AgentControl } from '../desk/agent-control';
import { SoundControl } from '../desk/sound-control';
import { useUnheard } from '../voicemail/use-voicemail';
import { useApp, useObservable, useWorkplace } from './context';
import { ExitIcon } from './icons';
import { LanguageSwitch } from './language-switch';
import type { Page } from './router';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useShortcut } from './use-shortcuts';

interface Props {
  readonly page: Page | 'forbidden' | undefined;
  readonly pages: readonly Page[];
}

export function TopBar({ page, pages }: Props): ReactNode {
  const { user, isAgent } = useWorkplace();
  const [role] = user.roles;
  const { t } = useTranslation();
  return (
    <header className="top-bar">
      <div className="brand">
        <Logo />
        <span>{t('app.name')}</span>
      </div>
      {pages.length > 1 && (
        <nav className="top-nav">
          {pages.map((other) => (
            <a key={other} href={`#/${other}`} aria-current={other === page ? 'page' : undefined}>
              {t(`app.${other}`)}
              {other === 'voicemail' && <Unheard />}
            </a>
          ))}
        </nav>
      )}
      <div className="top-middle">{isAgent && <AgentControl />}</div>
      <div className="top-tools">
        {isAgent && <SoundControl />}
        {isAgent && <ShortcutsButton />}
        <LanguageSwitch />
        <div className="user">
          <strong>{user.name}</strong>
          {role !== undefined && <small>{t(`role.${role}`)}</small>}
        </div>
        <SignOutButton />
      </div>
    </header>
  );
}

/** How many messages wait to be heard. */
function Unheard(): ReactNode {
  const { t } = useTranslation();
  const count = useUnheard();
  return count === 0 ? null : (
    <span className="nav-count digits" data-testid="voicemail-unheard" title={t('voicemail.unheardCount', { count })}>
      {count}
    </span>
  );
}

function ShortcutsButton(): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut('help', () => setOpen((was) => !was));
  return (
    <>
      <Tooltip title={t('app.shortcuts')}>
        <Button type="text" aria-label={t('app.shortcuts')} data-testid="shortcuts" onClick={() => setOpen(true)}>
          ?
        </Button>
      </Tooltip>
      {open && <ShortcutsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function SignOutButton(): ReactNode {
  const { t } = useTranslation();
  const app = useApp();
  const workplace = useWorkplace();
  const { pending } = useObservable(workplace.desk.state);
  return (
    <Tooltip title={t('app.signOut')}>
      <Button
        type="text"
        icon={<ExitIcon />}
        aria-label={t('app.signOut')}
        data-testid="sign-out"
        loading={pending.has('sign-out')}
        onClick={() => void app.signOut()}
      />
    </Tooltip>
  );
}

export function Logo(): ReactNode {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="9" />
      <path d="M6.500 16h19" />
      <circle cx="16" cy="16" r="4.500" />
    </svg>
  );
}
