import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { TcpProxy } from '../src/tcp-proxy.ts';

describe('the cable', () => {
  let echo: Server;
  let cable: TcpProxy;
  before(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    const address = echo.address();
    assert.ok(address !== null && typeof address === 'object');
    cable = await TcpProxy.to(address.port);
  });
  after(async () => {
    await cable.close();
    echo.close();
  });

  it('should carry bytes both ways, break when pulled, and carry again', async () => {
    const first = connect(cable.port, '127.0.0.1');
    first.write('hello');
    assert.equal(String((await once(first, 'data'))[0]), 'hello');
    cable.pull();
    await assert.rejects(once(first, 'close'), /ECONNRESET/);
    await assert.rejects(once(connect(cable.port, '127.0.0.1'), 'data'), /ECONNRESET/);
    cable.plugIn();
    const second = connect(cable.port, '127.0.0.1');
    second.write('again');
    assert.equal(String((await once(second, 'data'))[0]), 'again');
    second.destroy();
  });

  it('should swallow bytes without a word when frozen', async () => {
    const socket = connect(cable.port, '127.0.0.1');
    socket.write('before');
    await once(socket, 'data');
    cable.freeze();
    socket.write('into the void');
    const answered = await Promise.race([once(socket, 'data'), once(AbortSignal.timeout(200), 'abort').then(() => 'nothing')]);
    assert.equal(answered, 'nothing');
    socket.destroy();
    cable.plugIn();
  });
});
