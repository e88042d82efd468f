import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Product } from '../src/product.ts';
import { NIGHTLY } from '../src/story.ts';
import { until } from '../src/until.ts';

describe('The first start without --demo', () => {
  void it('should tell a password for the administrator, once, that signs in', async () => {
    const first = await Product.up({ demo: false });
    try {
      const password = first.firstAdministratorPassword;
      assert.ok(password !== undefined && password.length >= 16, first.log);
      assert.ok(await first.rest.loginWith('main', 'admin', password));
      await assert.rejects(first.rest.loginWith('main', 'admin', 'admin'), /401/);
      await assert.rejects(first.rest.loginWith('demo', 'admin', 'admin-demo'), /401/);
      assert.equal(await first.interrupt(), 0);

      const second = await Product.up({ demo: false, data: first.data, addresses: first.addresses });
      try {
        assert.equal(second.firstAdministratorPassword, undefined);
        assert.ok(!second.log.includes(password));
        assert.ok(await second.rest.loginWith('main', 'admin', password));
      } finally {
        await second.dispose();
      }
    } finally {
      await first.dispose();
    }
  });
});

describe('kill -9 of the launcher of --processes', NIGHTLY, () => {
  void it('should end all that it started, and not hinder the next start', async () => {
    const first = await Product.up({ demo: false, processes: true });
    try {
      const password = first.firstAdministratorPassword;
      assert.ok(password, first.log);
      first.killLauncher();
      await until('the end of all processes', 20_000, () => {
        const left = first.processes();
        if (left.length > 0) {
          throw new Error(left.map(({ commandLine }) => commandLine.slice(-120)).join('\n'));
        }
        return true;
      });
      assert.deepEqual(first.exceptionTraces(), []);

      const second = await Product.up({ demo: false, processes: true, data: first.data, addresses: first.addresses });
      try {
        assert.equal(second.firstAdministratorPassword, undefined);
        assert.ok(await second.rest.loginWith('main', 'admin', password));
        assert.equal(await second.interrupt(), 0);
        assert.deepEqual(second.exceptionTraces(), []);
      } finally {
        await second.dispose();
      }
    } finally {
      await first.dispose();
    }
  });
});
