// Builds dist: the app and the demo site first, then widget.js, one self-contained file. Prints and checks the sizes.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const KB = 1000;
const DESK_MAX_BYTES = 600 * KB;
const WIDGET_MAX_BYTES = 40 * KB;

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = new URL('../dist/', import.meta.url);

await build({ root, logLevel: 'warn' });
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: { entry: 'src/widget/widget.ts', formats: ['iife'], name: 'OnelineCall', fileName: () => 'widget.js' },
  },
});

const gzipped = async (path) => gzipSync(await readFile(new URL(path, dist))).length;

/** What the browser loads before an agent can work: index.html, what it names, and the desk's lazy chunks. */
async function firstLoadBytes() {
  const html = await readFile(new URL('index.html', dist), 'utf8');
  const assets = await readdir(new URL('assets/', dist));
  const pending = [...html.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map((match) => match[1]);
  pending.push(...assets.filter((name) => /^desk-page/.test(name)));
  const loaded = new Set();
  let bytes = await gzipped('index.html');
  while (pending.length > 0) {
    const name = pending.pop();
    if (loaded.has(name) || !assets.includes(name)) continue;
    loaded.add(name);
    bytes += await gzipped(`assets/${name}`);
    if (!name.endsWith('.js')) continue;
    const source = await readFile(new URL(`assets/${name}`, dist), 'utf8');
    pending.push(...[...source.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map((match) => match[1]));
  }
  return bytes;
}

const sizes = { 'web.desk_gz_bytes': await firstLoadBytes(), 'web.widget_gz_bytes': await gzipped('widget.js') };
await writeFile(new URL('sizes.json', dist), JSON.stringify(sizes));
for (const [name, bytes] of Object.entries(sizes)) console.log(`${name}=${bytes} bytes`);
if (sizes['web.desk_gz_bytes'] > DESK_MAX_BYTES) throw new Error('the desk is too heavy');
if (sizes['web.widget_gz_bytes'] > WIDGET_MAX_BYTES) throw new Error('the widget is too heavy');
