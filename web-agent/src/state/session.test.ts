import { describe, expect, it } from 'vitest';
import type { LoginReply } from '../contract';
import type { Reply } from '../transport/reply';
import { Session, type SessionApi, type SessionStore } from './session';

const user = { userId: 'u1', tenant: 'demo', username: 'alice', name: 'Alice', roles: ['agent' as const] };
const granted: LoginReply = { token: 'secret', expiresAtMs: 5_000, user };
const credentials = { tenant: 'demo', username: 'alice', password: 'alice-demo' };

class FakeApi implements SessionApi {
  token: string | undefined;
  onUnauthenticated = (): void => undefined;
  logouts = 0;
  reply: Reply<LoginReply> = { ok: true, value: granted };

  login(): Promise<Reply<LoginReply>> {
    return Promise.resolve(this.reply);
  }

  logout(): Promise<Reply<undefined>> {
    this.logouts += 1;
    return Promise.resolve({ ok: true, value: undefined });
  }
}

function fakeStore(): SessionStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('a session', () => {
  it('should begin with the right password and outlive a reload of the tab', async () => {
    const store = fakeStore();
    const session = new Session(new FakeApi(), store, 0);
    await session.signIn(credentials);
    expect(session.state.get()).toEqual({ phase: 'signed-in', token: 'secret', user });
    const api = new FakeApi();
    const reloaded = new Session(api, store, 4_999);
    expect(reloaded.state.get()).toEqual({ phase: 'signed-in', token: 'secret', user });
    expect(api.token).toBe('secret');
  });

  it('should say why it did not begin', async () => {
    const api = new FakeApi();
    api.reply = { ok: false, code: 'bad-credentials', message: 'Wrong.' };
    const session = new Session(api, fakeStore(), 0);
    await session.signIn(credentials);
    expect(session.state.get()).toMatchObject({ phase: 'signed-out', refusal: { message: 'Wrong.' } });
  });

  it('should end on request: revoked, and forgotten', async () => {
    const api = new FakeApi();
    const store = fakeStore();
    const session = new Session(api, store, 0);
    await session.signIn(credentials);
    await session.signOut();
    expect(session.state.get()).toEqual({ phase: 'signed-out' });
    expect([api.logouts, api.token, store.kept.size]).toEqual([1, undefined, 0]);
  });

  it('should end, and say so, when the server does not know the token any more', async () => {
    const api = new FakeApi();
    const session = new Session(api, fakeStore(), 0);
    await session.signIn(credentials);
    api.onUnauthenticated();
    expect(session.state.get()).toEqual({ phase: 'signed-out', expired: true });
  });

  it.each([
    ['ended meanwhile', JSON.stringify({ ...granted, expiresAtMs: 10 })],
    ['is torn', '{"token":'],
  ])('should not be restored when what was kept %s', (_, text) => {
    const store = fakeStore();
    store.setItem('oneline.session', text);
    expect(new Session(new FakeApi(), store, 20).state.get()).toEqual({ phase: 'signed-out' });
  });
});
