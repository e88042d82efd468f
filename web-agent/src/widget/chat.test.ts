import { beforeEach, describe, expect, it } from 'vitest';
import { FakeScheduler, settle } from '../../test/fakes/fake-scheduler';
import { FakeSocket } from '../../test/fakes/fake-socket';
import type { Call, ChatLine, WebChatReply } from '../contract';
import { refuse, type Reply } from '../transport/reply';
import { SocketClient } from '../transport/socket-client';
import { WebChat } from './chat';
import { chatWordsFor, writerOf } from './chat-view';

const granted: WebChatReply = { contactId: 'c1', token: 'once' };
const MENU: Partial<ChatLine> = { id: 'c1:turn2', by: 'bot', text: 'What is it about?', choices: [{ key: '2', label: 'Support' }, { key: '0', label: 'An agent' }] };

let time: FakeScheduler;
let sockets: FakeSocket[];
let reply: Reply<WebChatReply>;
let chat: WebChat;
let seq: number;
let drawn = 0;

const socket = (): FakeSocket => sockets.at(-1) as FakeSocket;
const words = (language: 'en' | 'zh-CN' = 'en'): string => {
  const { title, hint, problem } = chatWordsFor(chat.state.get(), language);
  return [title, hint, problem].join('|');
};
const texts = (): string[] => chat.state.get().lines.map(({ by, text }) => `${by}: ${text}`);

function line(more: Partial<ChatLine>): ChatLine {
  return { seq: ++seq, id: `l${seq}`, atMs: 1, by: 'bot', text: '', ...more };
}

function comes(...lines: ChatLine[]): void {
  socket().say({ type: 'chat', contactId: 'c1', messages: lines as [ChatLine, ...ChatLine[]] });
}

function serverSays(state: Call['state'], more: Partial<Call> = {}): void {
  socket().say({ type: 'call', version: 1, timeMs: 50_000, contactId: 'c1', legId: 'c1:customer', state, ...more });
}

function opens(): void {
  socket().open();
  socket().say({ type: 'welcome', userId: 'v', name: '', role: 'visitor', timeMs: 50_000 });
}

async function givenAMenu(): Promise<ChatLine> {
  await chat.start();
  opens();
  serverSays('in-flow');
  const hello = line({ text: 'Hello' });
  const menu = line(MENU);
  comes(hello, menu);
  return menu;
}

function answered(ok = true, code = 'chat-full'): Promise<void> {
  const id = socket().last?.['id'] as number;
  socket().say(ok ? { type: 'ok', id } : { type: 'refused', id, code, message: 'No.' });
  return settle();
}

beforeEach(() => {
  time = new FakeScheduler();
  sockets = [];
  seq = 0;
  reply = { ok: true, value: granted };
  chat = new WebChat({
    scheduler: time,
    random: () => ++drawn / 1_000,
    startWebChat: () => Promise.resolve(reply),
    createSocket: (token, onPush) =>
      new SocketClient({
        url: 'ws://server/ws',
        token,
        language: () => 'en',
        onPush,
        scheduler: time,
        random: () => 1,
        open: () => {
          sockets.push(new FakeSocket());
          return socket().asWebSocket();
        },
      }),
  });
});

describe('a chat', () => {
  it('should show what the assistant says, and offer its choices', async () => {
    const menu = await givenAMenu();
    expect(texts()).toEqual(['bot: Hello', 'bot: What is it about?']);
    expect(chatWordsFor(chat.state.get(), 'en').asks).toEqual(menu);
    expect(words('zh-CN')).toBe('自动助手||');
  });

  it('should choose by key, show it as pending, and offer nothing meanwhile', async () => {
    const menu = await givenAMenu();
    chat.choose(menu, '2');
    expect(socket().last).toMatchObject({ type: 'choose', contactId: 'c1', to: 'c1:turn2', key: '2' });
    expect(chat.state.get().pending).toMatchObject([{ text: 'Support' }]);
    expect(chatWordsFor(chat.state.get(), 'en').asks).toBeUndefined();
    chat.choose(menu, '0');
    comes(line({ by: 'visitor', text: 'Support', id: `v:${chat.state.get().pending[0]?.messageId ?? ''}` }));
    await answered();
    expect(chat.state.get().pending).toEqual([]);
    expect(chatWordsFor(chat.state.get(), 'en').asks).toBeUndefined();
  });

  it('should send what is written one after the other, and never an empty one', async () => {
    await givenAMenu();
    chat.say('  ');
    chat.say(' one ');
    chat.say('two');
    expect(socket().sent.filter(({ type }) => type === 'say')).toMatchObject([{ text: 'one' }]);
    await answered();
    expect(socket().last).toMatchObject({ type: 'say', text: 'two' });
  });

  it('should send again, under the same id, what a lost connection left unanswered', async () => {
    await givenAMenu();
    chat.say('hello');
    const { messageId } = socket().last as { messageId: string };
    socket().drop();
    await settle();
    expect(words()).toContain('Nothing is lost');
    await time.pass(5_000);
    opens();
    await settle();
    expect(sockets.length).toBe(2);
    expect(socket().last).toMatchObject({ type: 'say', text: 'hello', messageId });
  });

  it('should say why something was not taken, and go on', async () => {
    await givenAMenu();
    chat.say('hello');
    await answered(false);
    expect(words()).toBe('Automatic assistant||No.');
    expect(chat.state.get().pending).toEqual([]);
    chat.say('again');
    expect(words()).toBe('Automatic assistant||');
  });

  it('should take each line once, whatever comes twice', async () => {
    await givenAMenu();
    comes(...chat.state.get().lines);
    expect(texts()).toHaveLength(2);
  });

  it('should hide what is typed in secret', async () => {
    await givenAMenu();
    comes(line({ text: 'Your PIN?', secret: true }));
    expect(chatWordsFor(chat.state.get(), 'en').secret).toBe(true);
    comes(line({ by: 'visitor', text: '••••••' }));
    expect(chatWordsFor(chat.state.get(), 'en').secret).toBe(false);
  });

  it('should tell the place in line and whom one talks to, in both languages', async () => {
    await givenAMenu();
    serverSays('queued', { position: 3 });
    expect(words()).toContain('You are number 3 in line');
    expect(words('zh-CN')).toContain('您排在第 3 位');
    serverSays('connected', { agentName: 'Alice $& Co' });
    expect(words()).toContain('Chatting with Alice $& Co');
    expect(words('zh-CN')).toContain('正在与Alice $& Co聊天');
    expect(writerOf(line({ by: 'agent', name: 'Alice' }), 'en')).toBe('Alice');
    expect(writerOf(line({ by: 'bot' }), 'zh-CN')).toBe('助手');
  });

  it('should end with the reason and keep what was written', async () => {
    await givenAMenu();
    serverSays('wrap-up', { endCause: 'agent-hung-up' });
    expect(words()).toBe('Chat ended|The agent ended the chat. Thank you for writing.|');
    expect(texts()).toHaveLength(2);
    expect(chat.ticket).toBeUndefined();
  });

  it('should tell the server that the visitor ended it', async () => {
    await givenAMenu();
    chat.end();
    expect(socket().last).toMatchObject({ type: 'hang-up', contactId: 'c1' });
    expect(words()).toContain('You ended the chat');
  });

  it('should tell it also of a chat that came about after that, and of none twice', async () => {
    const first = chat.start();
    chat.end();
    await Promise.all([first, chat.start()]);
    const [late] = sockets;
    late?.open();
    late?.say({ type: 'welcome', userId: 'v', name: '', role: 'visitor', timeMs: 50_000 });
    await settle();
    expect(late?.last).toMatchObject({ type: 'hang-up', contactId: 'c1' });
    expect(chat.state.get().phase).toBe('connecting');
    opens();
    serverSays('in-flow');
    expect(chat.state.get().phase).toBe('bot');
    // What the first one still says is nobody's business.
    late?.say({ type: 'chat', contactId: 'c0', messages: [line({ text: 'Hello' })] });
    expect(texts()).toEqual([]);
    expect(sockets).toHaveLength(2);
  });

  it('should tell it as soon as it can be reached', async () => {
    await givenAMenu();
    socket().drop();
    chat.end();
    expect(words()).toContain('You ended the chat');
    await time.pass(5_000);
    opens();
    await settle();
    expect(socket().last).toMatchObject({ type: 'hang-up', contactId: 'c1' });
  });

  it('should send again soon what the server was too slow to take', async () => {
    await givenAMenu();
    chat.say('hello');
    const { messageId } = socket().last as { messageId: string };
    await time.pass(9_500);
    expect(socket().sent.filter(({ type }) => type === 'say')).toMatchObject([{ messageId }, { messageId }]);
    await answered();
    expect(chat.state.get().pending).toEqual([]);
  });

  it('should say why there is no chat', async () => {
    reply = refuse('no-such-entry-point', 'This entry is not in service.');
    await chat.start();
    expect(words()).toBe('No chat|This entry is not in service.|');
  });

  it('should go on after a reload, and be quiet about one that is over', async () => {
    chat.resume(granted);
    opens();
    serverSays('in-flow');
    comes(line({ text: 'Hello' }));
    expect(texts()).toEqual(['bot: Hello']);
    expect(chat.ticket).toEqual(granted);

    socket().drop(4410);
    await settle();
    expect(chat.state.get().phase).toBe('ended');
  });
});
