import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ARTIFACTS } from './artifacts.ts';
import { Product } from './product.ts';

/**
 * `npm test` runs the stories of test/, `npm run unit` the tests of the harness itself: all, or those whose file names
 * contain one of the further arguments. As root in a network of its own that has only loopback, so that nothing can be
 * reached but ourselves.
 */
const HERE = fileURLToPath(new URL('..', import.meta.url));
const ISOLATED = 'ONELINE_E2E_ISOLATED';
const NEEDED_PROGRAMS: readonly (readonly [string, string])[] = [
  ['sipp', 'sip-tester'],
  ['chromium', 'chromium'],
  ['baresip', 'baresip-core'],
  ['ss', 'iproute2'],
];

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((directory) => existsSync(join(directory, name)));
}

/** A network with only loopback; and a family of processes that ends with its first, whatever a test leaves behind. */
const NAMESPACES = ['--net', '--pid', '--fork', '--kill-child', '--mount-proc'];

function canIsolate(): boolean {
  const probe = spawnSync('unshare', [...NAMESPACES, 'ip', 'link', 'set', 'lo', 'up']);
  return process.getuid?.() === 0 && probe.status === 0;
}

function isolate(): Promise<number> {
  // The shell stays the first process: it takes care of orphans, as node wouldn't.
  const inside = 'ip link set lo up && "$@"; exit $?';
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  return run('unshare', [...NAMESPACES, 'sh', '-c', inside, 'sh', ...again], { [ISOLATED]: 'yes' });
}

/** Three times what all stories take: whatever a broken one left open must not hold the build for ever. */
const LIMIT_MS = 20 * 60_000;

function run(command: string, args: readonly string[], environment: Record<string, string>): Promise<number> {
  const child = spawn(command, args, { cwd: HERE, stdio: 'inherit', env: { ...process.env, ...environment } });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(limit);
      resolve(code ?? 1);
    });
  });
}

function filesIn(folder: string, wanted: readonly string[]): string[] {
  return readdirSync(join(HERE, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .sort()
    .map((name) => join(folder, name));
}

const RUNNER = ['--import', 'tsx', '--test', '--test-reporter=spec'];
/** Two files side by side: they wait for sounds, most of the time. */
const UNITS_AT_ONCE = '--test-concurrency=2';

function runTests(files: readonly string[]): Promise<number> {
  return run(process.execPath, [...RUNNER, UNITS_AT_ONCE, ...files], {});
}

async function runStories(files: readonly string[]): Promise<number> {
  const shared = await Product.up();
  process.stdout.write(`./oneline up: ready in ${shared.readyInS} s\n`);
  try {
    await shared.rest.greetWith('');
    // All in one process: so they share the browsers, too.
    const code = await run(process.execPath, [...RUNNER, join('src', 'all-stories.ts')], {
      ONELINE_E2E_STORIES: JSON.stringify(files),
      ONELINE_E2E_SHARED: JSON.stringify(shared.addresses),
      ONELINE_E2E_SHARED_LOG: shared.logFile,
    });
    const traces = shared.exceptionTraces();
    if (traces.length > 0) {
      process.stdout.write(`exception traces in ${shared.logFile}:\n${traces.slice(0, 20).join('\n')}\n`);
      return 1;
    }
    return code;
  } finally {
    await shared.dispose();
  }
}

async function main(): Promise<number> {
  const missing = NEEDED_PROGRAMS.filter(([program]) => !hasProgram(program));
  if (missing.length > 0) {
    process.stdout.write(`missing: ${missing.map(([program]) => program).join(', ')}; `);
    process.stdout.write(`on Debian: apt-get install ${missing.map(([, name]) => name).join(' ')}\n`);
    return 1;
  }
  if (process.env[ISOLATED] === undefined) {
    // Before there is no network any more: a build may have to fetch something.
    const built = process.argv[2] === 'unit' ? 0 : await run(join(HERE, '..', 'oneline'), ['keep-what-was-tested'], {});
    if (built !== 0) {
      return built;
    }
    if (canIsolate()) {
      return isolate();
    }
  }
  const [folder = 'test', ...wanted] = process.argv.slice(2);
  rmSync(ARTIFACTS, { recursive: true, force: true });
  mkdirSync(ARTIFACTS, { recursive: true });
  const files = filesIn(folder, wanted);
  return folder === 'test' ? runStories(files) : runTests(files);
}

process.exitCode = await main();
