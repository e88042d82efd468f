import { Button, Input } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatLine, DeskContact } from '../../contract';
import { formatMoment } from '../../i18n/format';
import { NO_CHAT, type DeskChat } from '../../state/desk/chat-book';
import { callerName } from '../app/caller';
import { useApp, useObservable, useOnline, useServerNowMs, useWorkplace } from '../app/context';
import { refusalText } from '../app/refusal-text';
import { CallClock } from '../desk/call-clock';
import { LearnedFacts } from '../desk/learned-facts';
import './chat.css';

interface Props {
  readonly contact: DeskContact;
}

/** One chat: what was said so far, also to the assistant before, and what to say next. Others may stand beside it. */
export function ChatPanel({ contact }: Props): ReactNode {
  const { t } = useTranslation();
  const { chats } = useWorkplace();
  const chat = useObservable(chats.chats).get(contact.contactId) ?? NO_CHAT;
  const { problem } = chat;
  return (
    <section className="card chat-card" data-testid="chat-panel" data-contact={contact.contactId} aria-label={t('chat.with', { caller: callerName(contact.caller) })}>
      <div className="call-who">
        <div>
          <div className="eyebrow">{t('chat.title')}</div>
          <div className="caller">{callerName(contact.caller)}</div>
          <div className="quiet">{contact.queue.name}</div>
        </div>
        <CallClock contact={contact} />
      </div>
      <LearnedFacts learned={contact.learned} />
      <ChatLog chat={chat} />
      {problem !== undefined && (
        <p className="chat-problem" role="alert">
          {refusalText(t, problem)}
        </p>
      )}
      <ChatWriting contact={contact} />
    </section>
  );
}

/** Text is text: whatever a visitor wrote is shown as he wrote it. */
export function ChatLog({ chat: { lines, pending } }: { readonly chat: DeskChat }): ReactNode {
  const { t } = useTranslation();
  const log = useRef<HTMLDivElement>(null);
  const count = lines.length + pending.length;
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [count]);
  const known = new Set(lines.map(({ id }) => id));
  return (
    <div className="chat-log" ref={log} role="log" aria-live="polite" aria-label={t('chat.messages')} tabIndex={0} data-testid="chat-log">
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
      {pending
        .filter(({ messageId }) => !known.has(`a:${messageId}`))
        .map(({ messageId, text }) => (
          <div key={messageId} className="chat-line agent pending">
            <p>{text}</p>
            <small className="quiet">{t('chat.sending')}</small>
          </div>
        ))}
    </div>
  );
}

function Line({ line: { by, name, text, atMs } }: { readonly line: ChatLine }): ReactNode {
  const { t } = useTranslation();
  const { language } = useObservable(useApp().settings);
  const nowMs = useServerNowMs(60_000);
  return (
    <div className={`chat-line ${by}`} data-testid="chat-line">
      <small className="quiet">
        {by === 'agent' ? (name ?? t('chat.by.agent')) : t(`chat.by.${by}`)} <span className="digits">{formatMoment(atMs, nowMs, language)}</span>
      </small>
      <p>{text}</p>
    </div>
  );
}

function ChatWriting({ contact: { contactId } }: Props): ReactNode {
  const { t } = useTranslation();
  const { desk, chats } = useWorkplace();
  const { pending } = useObservable(desk.state);
  const online = useOnline();
  const [text, setText] = useState('');
  const send = (): void => {
    chats.say(contactId, text);
    setText('');
  };
  const onKey = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="chat-writing">
      <Input.TextArea
        data-testid="chat-input"
        aria-label={t('chat.write')}
        placeholder={t('chat.writeHint')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="chat-buttons">
        <Button type="primary" data-testid="chat-send" disabled={text.trim() === ''} onClick={send}>
          {t('chat.send')}
        </Button>
        <Button
          danger
          data-testid="chat-end"
          disabled={!online}
          loading={pending.has('hang-up')}
          onClick={() => void desk.endChat(contactId)}
        >
          {t('chat.end')}
        </Button>
      </div>
    </div>
  );
}
