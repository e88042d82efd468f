import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const MAX_FILE_LINES = 500;
const MAX_FUNCTION_LINES = 70;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('the house rules', () => {
  it('should keep files under 500 lines', () => {
    const tooLong = sources().filter((file) => readFileSync(file, 'utf8').split('\n').length >= MAX_FILE_LINES);
    assert.deepEqual(tooLong, []);
  });

  it('should keep functions under 70 lines', () => {
    assert.deepEqual(functionsLongerThan(MAX_FUNCTION_LINES), []);
    assert.notDeepEqual(functionsLongerThan(5), [], 'the rule must be able to fail');
  });
});

function sources(): string[] {
  return ['src', 'test', 'unit'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(ROOT, folder, name)),
  );
}

/** A describe block is a list of tests, as long as its scenes: it doesn't count as a function. */
function functionsLongerThan(limit: number): string[] {
  return sources().flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      const lines = lineOf(source, node.getEnd()) - lineOf(source, node.getStart()) + 1;
      if (ts.isFunctionLike(node) && lines >= limit && !isDescribe(node)) {
        found.push(`${file}:${lineOf(source, node.getStart()) + 1} has ${lines} lines`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function isDescribe(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && call.expression.getText() === 'describe';
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line;
}
