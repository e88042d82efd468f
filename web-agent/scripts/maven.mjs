// What Maven runs: each step only when what goes into it has changed since it last succeeded.
// usage: node scripts/maven.mjs build | verify
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const marks = join(home, 'target');
const lock = ['package.json', 'package-lock.json', '.npmrc'];
const contract = ['../contract/src/main/resources/contract', '../backend/src/main/resources/flows/hotline.json', 'scripts'];
const sources = ['src', 'demo', 'index.html', 'vite.config.ts', 'tsconfig.json', 'eslint.config.js'];

function files(path) {
  const full = join(home, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  const names = readdirSync(full).sort();
  return names.filter((name) => name !== 'generated').flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(files)) hash.update(file).update('\0').update(readFileSync(join(home, file)));
  return hash.digest('hex');
}

function step(name, inputs, output, run) {
  const mark = join(marks, `${name}.sha256`);
  const now = digest(inputs);
  if (existsSync(join(home, output)) && existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  run();
  mkdirSync(marks, { recursive: true });
  writeFileSync(mark, now);
}

const npm = (...args) => execFileSync('npm', args, { cwd: home, stdio: 'inherit' });

const everything = [...lock, ...contract, ...sources];
step('install', lock, 'node_modules', () => npm('ci', '--no-fund', '--no-audit', '--loglevel=error'));
step('contract', [...lock, ...contract], 'src/contract/generated/ws.ts', () => npm('run', '-s', 'contract'));
if (process.argv[2] === 'build') step('build', everything, 'dist/index.html', () => npm('run', '-s', 'build'));
if (process.argv[2] === 'verify') {
  step('verify', everything, 'node_modules', () => {
    npm('run', '-s', 'lint');
    npm('test', '-s');
  });
}
