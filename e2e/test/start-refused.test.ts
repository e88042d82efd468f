import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freeTcpPort } from '../src/ports.ts';
import { freeAddresses, newDataDirectory, Product, type StartOptions } from '../src/product.ts';

describe('./oneline up should say in one line why it does not start, leave nothing, and exit ≠ 0', { concurrency: true }, () => {
  void it('when the HTTP port is busy', async () => {
    const addresses = await freeAddresses();
    const other = createServer().listen(addresses.httpPort, '127.0.0.1');
    await once(other, 'listening');
    try {
      await expectRefused({ addresses }, new RegExp(`${addresses.httpPort}`));
    } finally {
      other.close();
    }
  });

  for (const port of ['sipPort', 'mediaPort'] as const) {
    void it(`when the ${port === 'sipPort' ? 'SIP' : 'media'} port is busy`, async () => {
      const addresses = await freeAddresses();
      const other = createSocket('udp4');
      other.bind(addresses[port], '127.0.0.1');
      await once(other, 'listening');
      try {
        await expectRefused({ addresses }, new RegExp(`${addresses[port]}`));
        await expectRefused({ addresses, processes: true }, new RegExp(`${addresses[port]}`));
      } finally {
        other.close();
      }
    });
  }

  void it('when the data folder cannot be written', async () => {
    // Also root can't make a folder under a file.
    const directory = mkdtempSync(join(tmpdir(), 'oneline-e2e-file-'));
    const file = join(directory, 'file');
    writeFileSync(file, '');
    try {
      await expectRefused({ data: join(file, 'data') }, /file\/data/);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  void it('when the database refuses', async () => {
    const url = `postgresql://oneline:secret-of-the-test@127.0.0.1:${await freeTcpPort()}/oneline`;
    const output = await expectRefused({ data: newDataDirectory(), extra: ['--database-url', url] }, /database/i);
    assert.doesNotMatch(output, /secret-of-the-test/);
  });

  void it('when an option is unknown or makes no sense', async () => {
    await expectRefused({ extra: ['--no-such-option'] }, /--no-such-option/);
    await expectRefused({ extra: ['--http-port', 'eighty'] }, /eighty|--http-port/);
  });
});

async function expectRefused(options: StartOptions, reason: RegExp): Promise<string> {
  const product = await Product.launch(options);
  try {
    const { exitCode, output } = await product.refused();
    assert.notEqual(exitCode, 0);
    assert.notEqual(exitCode, null, 'it ends by itself');
    const lines = output.split('\n').filter((line) => line.trim() !== '');
    assert.equal(lines.length, 1, `one clear line, not:\n${output}`);
    assert.match(lines[0] ?? '', reason);
    assert.deepEqual(product.processes(), []);
    return output;
  } finally {
    await product.dispose();
  }
}
