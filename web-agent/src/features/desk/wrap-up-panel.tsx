import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DeskContact } from '../../contract';
import { formatDuration } from '../../base/duration';
import { callerName } from '../app/caller';
import { useObservable, useOnline, useServerNowMs, useWorkplace } from '../app/context';
import { CheckIcon } from '../app/icons';
import { useDispositions } from '../app/use-options';
import { SHORTCUTS, useShortcut } from '../app/use-shortcuts';

interface Props {
  readonly contact: DeskContact;
}

/** The work after the call: how it ended, in one click, and a note. */
export function WrapUpPanel({ contact }: Props): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const online = useOnline();
  const [disposition, setDisposition] = useState<string>();
  const [note, setNote] = useDraft(contact.contactId);
  const queries = useQueryClient();
  const complete = async (): Promise<void> => {
    if (disposition === undefined) return;
    const done = await desk.completeWrapUp(contact.contactId, disposition, note);
    if (!done) return;
    setNote('');
    await queries.invalidateQueries({ queryKey: ['contacts'] });
  };
  const able = online && disposition !== undefined;
  useShortcut('complete', () => void complete(), able);
  return (
    <section className="card wrap-up" data-testid="wrapup-panel" aria-label={t('wrapUp.title')}>
      <Head contact={contact} />
      <Dispositions chosen={disposition} onChoose={setDisposition} />
      <div className="field">
        <label htmlFor="wrapup-note">{t('wrapUp.note')}</label>
        <Input.TextArea
          id="wrapup-note"
          data-testid="wrapup-note"
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={4000}
          placeholder={t('wrapUp.notePlaceholder')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="wrap-up-end">
        <Button
          type="primary"
          size="large"
          icon={<CheckIcon />}
          data-testid="wrapup-complete"
          disabled={!able}
          loading={pending.has('complete-wrap-up')}
          onClick={() => void complete()}
        >
          {t('wrapUp.complete')} <kbd>{SHORTCUTS.complete.shown}</kbd>
        </Button>
        {disposition === undefined && <span className="quiet">{t('wrapUp.chooseFirst')}</span>}
      </div>
    </section>
  );
}

function Head({ contact }: Props): ReactNode {
  const { t } = useTranslation();
  const nowMs = useServerNowMs();
  const talkedMs = (contact.endedAtMs ?? nowMs) - contact.connectedAtMs;
  return (
    <div className="call-who">
      <div>
        <div className="eyebrow">{t('wrapUp.title')}</div>
        <div className="caller">{callerName(contact.caller)}</div>
        <div className="quiet" role="status">
          {endText(t, contact)}
          {' · '}
          {contact.queue.name}
          {' · '}
          <span className="digits">{formatDuration(talkedMs)}</span>
        </div>
      </div>
      {contact.wrapUpEndsAtMs !== undefined && (
        <TimeLeft contact={contact} endsAtMs={contact.wrapUpEndsAtMs} leftMs={contact.wrapUpEndsAtMs - nowMs} />
      )}
    </div>
  );
}

function endText(t: TFunction, { channel, endCause }: DeskContact): string {
  if (channel === 'callback') return t('callback.over');
  if (channel === 'voicemail') return t('voicemail.over');
  if (channel === 'chat' && endCause === 'customer-lost') return t('chat.visitorGone');
  return endCause === undefined ? t('wrapUp.ended') : t(`endCause.${endCause}`);
}

/** Whoever is still writing should see it coming. */
const URGENT_MS = 15_000;

interface TimeLeftProps extends Props {
  readonly endsAtMs: number;
  readonly leftMs: number;
}

/** How long the wrap-up may still take, and the way to more of it. */
function TimeLeft({ contact, endsAtMs, leftMs }: TimeLeftProps): ReactNode {
  const { t } = useTranslation();
  const { desk } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const online = useOnline();
  const { wrapUpExtensionMs = 0, wrapUpLatestAtMs = endsAtMs, endedAtMs = endsAtMs } = contact;
  const able = online && wrapUpExtensionMs > 0;
  const extend = (): void => void desk.extendWrapUp(contact.contactId);
  useShortcut('moreTime', extend, able);
  return (
    <div className="wrap-up-time">
      <div role="timer" className="digits" data-testid="wrapup-left" data-urgent={leftMs < URGENT_MS}>
        {t('wrapUp.endsIn', { duration: formatDuration(leftMs) })}
      </div>
      <Button
        data-testid="wrapup-more-time"
        aria-describedby="wrapup-limit"
        disabled={!able}
        loading={pending.has('extend-wrap-up')}
        onClick={extend}
      >
        {t('wrapUp.moreTime')}
        {able && <span className="digits">+{formatDuration(wrapUpExtensionMs)}</span>}
        <kbd>{SHORTCUTS.moreTime.shown}</kbd>
      </Button>
      <small id="wrapup-limit" className="quiet digits" data-testid="wrapup-limit">
        {wrapUpExtensionMs > 0
          ? t('wrapUp.atMost', { duration: formatDuration(wrapUpLatestAtMs - endsAtMs) })
          : t('wrapUp.atLimit', { duration: formatDuration(wrapUpLatestAtMs - endedAtMs) })}
      </small>
    </div>
  );
}

interface DispositionsProps {
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function Dispositions({ chosen, onChoose }: DispositionsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="dispositions">
      <legend>{t('wrapUp.disposition')}</legend>
      {useDispositions().map(({ id, name }) => (
        <label key={id} className="choice" data-testid={`disposition-${id}`} data-chosen={chosen === id}>
          <input
            type="radio"
            name="disposition"
            value={id}
            checked={chosen === id}
            onChange={() => onChoose(id)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** A note that survives a reload of the tab. */
function useDraft(contactId: string): [string, (note: string) => void] {
  const key = `oneline.note.${contactId}`;
  const [note, setNote] = useState(() => sessionStorage.getItem(key) ?? '');
  useEffect(() => {
    if (note === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, note);
  }, [key, note]);
  return [note, setNote];
}
