import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { sharedScene, story } from '../src/story.ts';

const SCRIPT = '<img src=x onerror="document.title=\'taken\'">';

describe('A visitor who chats', () => {
  story('should find the hotline in writing, and then somebody who answers', sharedScene, async (stage) => {
    const visitor = await stage.chatter();
    await visitor.reads(/welcome to our service line/);
    await visitor.chooses('3');
    await visitor.reads(/account number/);
    await visitor.says('100 200');
    await visitor.reads(/your PIN/);
    assert.equal(await visitor.by('chat-input').getAttribute('type'), 'password');
    await visitor.says('4321');
    await visitor.reads('The balance of your account is 1288.50 yuan');
    assert.ok((await visitor.lines()).includes('••••••'), 'a PIN is dots');
    assert.ok(!(await visitor.talking.page.content()).includes('4321'), 'a PIN is nowhere');
    await visitor.says('an agent');
    await visitor.sees(/You are next/);

    const alice = await stage.readyAgent('alice');
    await alice.rings();
    await alice.takeChat();
    await visitor.sees(/Chatting with Alice/);
    await alice.readsInChat(/welcome to our service line/);
    await alice.readsInChat('••••••');
    await alice.saysInChat(`Hello! ${SCRIPT}`);
    await visitor.reads(SCRIPT);
    await visitor.says(`And you: ${SCRIPT}`);
    await alice.readsInChat(`And you: ${SCRIPT}`);
    await visitor.expectOnlyText();
    assert.equal(await alice.by('chat-log').locator('img').count(), 0);

    // Both pages are loaded anew, and nothing is lost.
    await Promise.all([visitor.talking.page.reload(), alice.talking.page.reload()]);
    await visitor.reads('1288.50 yuan');
    await alice.readsInChat('1288.50 yuan');
    await alice.saysInChat('Still there?');
    await visitor.reads('Still there?');
    await alice.by('chat-end').click();
    await visitor.sees(/The agent ended the chat/);
    await alice.wrapUp();

    const { contactId } = await stage.contactIn('closed');
    const { messages = [] } = await stage.rest.contact(contactId);
    assert.equal(messages.filter(({ text }) => text === 'Still there?').length, 1);
    assert.ok(messages.every(({ text }) => !text.includes('4321')));
  });

  story('should let an agent have two chats at once, and take a call beside them', sharedScene, async (stage) => {
    const alice = await stage.readyAgent('alice');
    const [one, other] = await Promise.all([stage.chatter('en'), stage.chatter('zh-CN')]);
    await one.says('0');
    await alice.rings();
    await alice.takeChat();
    await other.reads(/业务咨询/);
    await other.chooses('0');
    await alice.rings();
    await alice.by('offer-accept').click();
    await other.sees(/正在与Alice聊天/);
    await alice.by('chat-panel').nth(1).waitFor();

    const caller = await stage.caller();
    await alice.rings();
    await alice.answer();
    assert.equal(await alice.by('chat-panel').count(), 2);
    await caller.hangUp();
    await alice.wrapUp();
    await one.end();
    await alice.wrapUp();
    await other.end();
    await alice.wrapUp();
  });
});
