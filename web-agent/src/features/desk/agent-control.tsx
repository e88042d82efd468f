import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../base/duration';
import { useObservable, useOnline, useServerNowMs, useWorkplace } from '../app/context';
import { ChevronIcon } from '../app/icons';
import { useNotReadyReasons } from '../app/use-options';
import { useShortcut } from '../app/use-shortcuts';
import { useReasonName } from './use-reason-name';

/** The agent's state, how long it has lasted, and the ways out of it. */
export function AgentControl(): ReactNode {
  const { desk } = useWorkplace();
  const { picture } = useObservable(desk.state);
  if (picture === undefined) return null;
  return (
    <div className="agent-control">
      <StatePill />
      {picture.state === 'signed-out' ? <SignInButton /> : <ReadyButtons />}
    </div>
  );
}

function StatePill(): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { picture, notReadyNext } = useObservable(desk.state);
  const nowMs = useServerNowMs();
  const reason = useReasonName(picture?.reason);
  const next = useReasonName(notReadyNext);
  if (picture === undefined) return null;
  const { state, sinceMs } = picture;
  return (
    <div className="state-pill" data-state={state} data-testid="agent-state">
      <span className="state-dot" aria-hidden />
      <strong aria-live="polite">
        {t(`state.${state}`)}
        {state === 'not-ready' && reason !== undefined && <span className="state-reason"> · {reason}</span>}
        {next !== undefined && <span className="state-reason"> → {t('agent.then', { reason: next })}</span>}
      </strong>
      {state !== 'signed-out' && <time className="digits">{formatDuration(nowMs - sinceMs)}</time>}
    </div>
  );
}

function SignInButton(): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const online = useOnline();
  return (
    <Button type="primary" disabled={!online} loading={pending.has('sign-in')} onClick={() => void desk.signIn()}>
      {t('agent.signIn')}
    </Button>
  );
}

function ReadyButtons(): ReactNode {
  const { t } = useTranslation();
  const { desk, microphone } = useWorkplace();
  const { picture, pending } = useObservable(desk.state);
  const { status } = useObservable(microphone.state);
  const online = useOnline();
  const reasons = useNotReadyReasons();
  const state = picture?.state;
  // Nobody can hear an agent without a microphone: such an agent shouldn't be given callers.
  const canGetReady = online && status === 'on' && state === 'not-ready';
  const setReady = (): void => void desk.setReady();
  useShortcut('ready', setReady, canGetReady);
  const items = reasons.map(({ id, name }) => ({
    key: id,
    label: <span data-testid={`not-ready-reason-${id}`}>{name}</span>,
    onClick: () => void desk.setNotReady(id),
  }));
  return (
    <>
      {state === 'not-ready' && (
        <Button
          type="primary"
          className="ready-button"
          data-testid="set-ready"
          disabled={!canGetReady}
          loading={pending.has('set-ready')}
          onClick={setReady}
        >
          {t('agent.setReady')}
        </Button>
      )}
      <Dropdown menu={{ items }} trigger={['click']} disabled={!online}>
        <Button data-testid="set-not-ready" loading={pending.has('set-not-ready')} disabled={!online}>
          {t('agent.setNotReady')}
          <ChevronIcon />
        </Button>
      </Dropdown>
    </>
  );
}
