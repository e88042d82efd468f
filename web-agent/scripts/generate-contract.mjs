// Generates src/contract/generated from the contract module: the browser speaks exactly what the server checks. And from the
// flow that ships with the server: the editor begins with the same one.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { compile } from 'json-schema-to-typescript';

const contract = new URL('../../contract/src/main/resources/contract/', import.meta.url);
const generated = new URL('../src/contract/generated/', import.meta.url);

await mkdir(generated, { recursive: true });
const rest = await openapiTS(new URL('openapi.yaml', contract));
await writeFile(new URL('rest.ts', generated), astToString(rest));

const schema = JSON.parse(await readFile(new URL('ws.schema.json', contract), 'utf8'));
const ws = await compile(schema, 'WsMessage', { cwd: fileURLToPath(contract), bannerComment: '', format: false });
await writeFile(new URL('ws.ts', generated), ws);

const hotline = await readFile(new URL('../../backend/src/main/resources/flows/hotline.json', import.meta.url), 'utf8');
await writeFile(new URL('hotline.ts', generated), `export const hotline: unknown = ${hotline.trim()};\n`);
