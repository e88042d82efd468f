import type { Locator, Page } from 'playwright-core';
import type { Administration } from './administration.ts';

/** The flow editor of an administrator, by mouse and keyboard. */
export class FlowEditor {
  private constructor(private readonly page: Page) {}

  static async open(admin: Administration, flowId: string): Promise<FlowEditor> {
    await admin.by('admin-nav-flows').click();
    await admin.by(`flow-row-${flowId}`).getByRole('link').first().click();
    await admin.by('flow-editor').waitFor();
    return new FlowEditor(admin.talking.page);
  }

  async choose(nodeId: string): Promise<void> {
    await this.by(`flow-node-${nodeId}`).locator('.step-name').click();
  }

  async addKey(): Promise<void> {
    await this.by('flow-add-key').click();
  }

  /** Drags a step from the palette to where the canvas is empty: so far from its left, and from its bottom. */
  async dragIn(kind: string, fromLeft: number, fromBottom: number): Promise<void> {
    const canvas = await box(this.by('flow-canvas'));
    const from = await middle(this.by(`flow-step-${kind}`));
    await this.drag(from, { x: canvas.x + fromLeft, y: canvas.y + canvas.height - fromBottom });
  }

  /** Draws the way from an exit to a step. */
  async draw(nodeId: string, exit: string, to: string): Promise<void> {
    await this.drag(await middle(this.by(`flow-exit-${nodeId}-${exit}`)), await middle(this.by(`flow-node-${to}`).locator('.step-name')));
  }

  async pick(label: string, name: string): Promise<void> {
    const field = this.by('flow-panel').getByLabel(label, { exact: true });
    await field.click();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
  }

  async type(label: string, text: string): Promise<void> {
    await this.by('flow-panel').getByLabel(label, { exact: true }).fill(text);
  }

  /** Waits until the check says so. */
  async says(words: RegExp): Promise<void> {
    await this.page.locator('.flow-toolbar').filter({ hasText: words }).waitFor();
  }

  async saved(): Promise<void> {
    await this.page.locator('[data-testid="flow-saving"][data-saving="saved"]').waitFor();
  }

  /** Takes an older version into the draft. */
  async bringBack(version: number): Promise<void> {
    await this.by('flow-tab-history').click();
    await this.by(`flow-version-${version}`).click();
    await this.by('flow-bring-back').click();
  }

  /** What is shown over the steps. */
  async layOver(name: string): Promise<void> {
    await this.by('flow-overlay').getByText(name, { exact: true }).click();
  }

  async marks(nodeId: string, words: RegExp): Promise<void> {
    await this.by(`flow-mark-${nodeId}`).filter({ hasText: words }).waitFor();
  }

  async marksNothing(nodeId: string): Promise<void> {
    await this.by(`flow-mark-${nodeId}`).waitFor({ state: 'detached' });
  }

  /** What came of it. */
  async runTests(): Promise<string> {
    await this.by('flow-tab-trials').click();
    await this.by('flow-run-trials').click();
    return this.by('flow-trial-outcome').innerText();
  }

  /** What would change, as it reads before it is published. */
  async publish(note: string): Promise<string> {
    await this.by('flow-publish').click();
    const changes = await this.by('flow-changes').innerText();
    await this.by('admin-note').fill(note);
    await this.by('admin-publish-now').click();
    await this.by('admin-publish-now').waitFor({ state: 'hidden' });
    return changes;
  }

  by(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  private async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

async function box(locator: Locator): Promise<Point & { readonly width: number; readonly height: number }> {
  const found = await locator.boundingBox();
  if (found === null) {
    throw new Error(`${String(locator)} is not in sight`);
  }
  return found;
}

async function middle(locator: Locator): Promise<Point> {
  const { x, y, width, height } = await box(locator);
  return { x: x + width / 2, y: y + height / 2 };
}
