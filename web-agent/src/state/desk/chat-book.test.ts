import { describe, expect, it } from 'vitest';
import { FakeScheduler, settle } from '../../../test/fakes/fake-scheduler';
import type { ChatLine, ClientRequest } from '../../contract';
import { refuse, type Reply } from '../../transport/reply';
import { ChatBook } from './chat-book';

const line = (seq: number, text: string): ChatLine => ({ seq, id: `l${seq}`, atMs: seq, by: 'visitor', text });

function givenABook(): { book: ChatBook; time: FakeScheduler; asked: ClientRequest[]; answer: (reply?: Reply<unknown>) => Promise<void> } {
  const asked: ClientRequest[] = [];
  const waiting: ((reply: Reply<unknown>) => void)[] = [];
  let drawn = 0;
  const time = new FakeScheduler();
  const book = new ChatBook({
    scheduler: time,
    random: () => ++drawn / 100,
    request: (message) => {
      asked.push(message);
      return new Promise((resolve) => waiting.push(resolve));
    },
  });
  return {
    book,
    time,
    asked,
    answer: (reply = { ok: true, value: {} }) => {
      waiting.shift()?.(reply);
      return settle();
    },
  };
}

describe('the chats of a desk', () => {
  it('should keep each chat’s lines once, in order', () => {
    const { book } = givenABook();
    book.hear({ type: 'chat', contactId: 'c1', messages: [line(1, 'a'), line(2, 'b')] });
    book.hear({ type: 'chat', contactId: 'c1', messages: [line(2, 'b'), line(3, 'c')] });
    book.hear({ type: 'chat', contactId: 'c2', messages: [line(1, 'x')] });
    expect(book.chats.get().get('c1')?.lines.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(book.chats.get().get('c2')?.lines).toHaveLength(1);
  });

  it('should send one after the other in each chat, and chats beside each other', async () => {
    const { book, asked, answer } = givenABook();
    book.say('c1', ' one ');
    book.say('c1', 'two');
    book.say('c2', 'other');
    book.say('c1', '   ');
    expect(asked).toMatchObject([{ contactId: 'c1', text: 'one' }, { contactId: 'c2', text: 'other' }]);
    await answer();
    expect(asked).toHaveLength(3);
    expect(asked[2]).toMatchObject({ contactId: 'c1', text: 'two' });
  });

  it('should send again, under the same id, what a lost connection left unanswered', async () => {
    const { book, asked, answer } = givenABook();
    book.say('c1', 'hello');
    await answer(refuse('connection-lost'));
    expect(book.chats.get().get('c1')?.pending).toHaveLength(1);
    book.hurry();
    expect(asked[1]).toEqual(asked[0]);
    await answer();
    expect(book.chats.get().get('c1')?.pending).toEqual([]);
  });

  it.each(['timed-out', 'try-again'])('should send again soon, over a connection that stands, what was answered with %s', async (code) => {
    const { book, asked, time, answer } = givenABook();
    book.say('c1', 'hello');
    await answer(refuse(code));
    expect(book.chats.get().get('c1')).toMatchObject({ pending: [{ text: 'hello' }], problem: undefined });
    await time.pass(1_000);
    expect(asked[1]).toEqual(asked[0]);
    await answer();
    expect(book.chats.get().get('c1')?.pending).toEqual([]);
  });

  it('should say why something was not taken', async () => {
    const { book, answer } = givenABook();
    book.say('c1', 'hello');
    await answer(refuse('not-your-contact', 'That is not yours.'));
    expect(book.chats.get().get('c1')).toMatchObject({ pending: [], problem: { message: 'That is not yours.' } });
  });

  it('should forget chats that are over', () => {
    const { book } = givenABook();
    book.hear({ type: 'chat', contactId: 'c1', messages: [line(1, 'a')] });
    book.hear({ type: 'chat', contactId: 'c2', messages: [line(1, 'b')] });
    book.keep(new Set(['c2']));
    expect([...book.chats.get().keys()]).toEqual(['c2']);
  });
});
