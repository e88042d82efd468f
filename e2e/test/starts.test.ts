import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { Product } from '../src/product.ts';
import { NIGHTLY } from '../src/story.ts';
import { until } from '../src/until.ts';

const PARTS = ['backend', 'media', 'sip'];

describe('./oneline up --demo', () => {
  for (const processes of [false, true]) {
    const how = processes ? 'as several processes' : 'as one process';
    // Several of them also start in the stories of killed processes.
    void it(`should serve, ${how}, be bound to loopback only, and leave no process after Ctrl-C`, processes ? NIGHTLY : {}, async () => {
      const product = await Product.launch({ processes });
      try {
        await product.ready();
        assert.ok(await product.rest.health());
        assert.match(product.log, new RegExp(`127\\.0\\.0\\.1:${product.addresses.httpPort}|localhost:${product.addresses.httpPort}`));
        for (const [path, type] of [['/', /html/], ['/demo', /html/], ['/api/openapi.yaml', /yaml/], ['/metrics', /text\/plain/]] as const) {
          const response = await fetch(product.url(path));
          assert.equal(response.status, 200, path);
          assert.match(response.headers.get('content-type') ?? '', type, path);
          await response.arrayBuffer();
        }

        const figures = await until('the figures of every part', 5000, async () => {
          const text = await product.metrics();
          return !processes || PARTS.every((part) => text.includes(`jvm_threads_live_threads{part="${part}"}`)) ? text : undefined;
        });
        assert.match(figures, /^oneline_http_responses_total/m);
        assert.deepEqual(repeated(figures.split('\n').filter((line) => line.startsWith('# TYPE '))), []);
        assert.deepEqual(repeated(figures.split('\n').map((line) => line.replace(/ [^ ]+$/, '')).filter((line) => /^[a-z]/.test(line))), []);

        const sockets = listeningSockets(product.processes().map((running) => running.pid));
        assert.ok(sockets.length >= 3, `HTTP, SIP and media at least: ${sockets.join('\n')}`);
        assert.deepEqual(sockets.filter((address) => !isLoopback(address)), []);

        assert.equal(await product.interrupt(), 0);
        assert.deepEqual(product.processes(), []);
        assert.deepEqual(product.exceptionTraces(), []);
      } finally {
        await product.dispose();
      }
    });
  }
});

/** Lines that are there twice: Prometheus would take none of the answer. */
function repeated(lines: readonly string[]): string[] {
  return lines.filter((line, i) => lines.indexOf(line) !== i);
}

/** Local addresses of the TCP listeners and UDP sockets of these processes. */
function listeningSockets(pids: readonly number[]): string[] {
  const { stdout } = spawnSync('ss', ['-H', '-lntup'], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => pids.some((pid) => line.includes(`pid=${pid},`)))
    .map((line) => line.trim().split(/\s+/)[4] ?? line);
}

function isLoopback(address: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[::1\]|\[::ffff:127\.\d+\.\d+\.\d+\])(%lo)?:/.test(address);
}
