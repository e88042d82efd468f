import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ARTIFACTS } from './artifacts.ts';
import { Product } from './product.ts';

/**
 * Runs the stories of test/: all, or those whose file names contain one of the arguments. As root in a network of its
 * own that has only loopback, so that nothing can be reached but ourselves.
 */
const HERE = fileURLToPath(new URL('..', import.meta.url));
const ISOLATED = 'ONELINE_E2E_ISOLATED';
const NEEDED_PROGRAMS: readonly (readonly [string, string])[] = [
  ['sipp', 'sip-tester'],
  ['chromium', 'chromium'],
];

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((directory) => existsSync(join(directory, name)));
}

function canIsolate(): boolean {
  return process.getuid?.() === 0 && spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
}

function isolate(): Promise<number> {
  const inside = 'ip link set lo up && exec "$@"';
  return run('unshare', ['-n', 'sh', '-c', inside, 'sh', process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    [ISOLATED]: 'yes',
  });
}

function run(command: string, args: readonly string[], environment: Record<string, string>): Promise<number> {
  const child = spawn(command, args, { cwd: HERE, stdio: 'inherit', env: { ...process.env, ...environment } });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function runStories(wanted: readonly string[]): Promise<number> {
  rmSync(ARTIFACTS, { recursive: true, force: true });
  mkdirSync(ARTIFACTS, { recursive: true });
  const files = readdirSync(join(HERE, 'test'))
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .sort();
  const shared = await Product.up();
  process.stdout.write(`./oneline up: ready in ${shared.readyInS} s\n`);
  try {
    const code = await run(
      process.execPath,
      [
        ...['--import', 'tsx', '--test', '--test-concurrency=1', '--test-reporter=spec'],
        ...files.map((name) => join('test', name)),
      ],
      { ONELINE_E2E_SHARED: JSON.stringify(shared.addresses), ONELINE_E2E_SHARED_LOG: shared.logFile },
    );
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
  if (process.env[ISOLATED] === undefined && canIsolate()) {
    return isolate();
  }
  return runStories(process.argv.slice(2));
}

process.exitCode = await main();
