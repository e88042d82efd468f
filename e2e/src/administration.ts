import type { Locator } from 'playwright-core';
import type { TalkingPage } from './browser.ts';
import { signInAt } from './desk.ts';

/** The administrator's pages in a browser. */
export class Administration {
  constructor(
    readonly talking: TalkingPage,
    private readonly url: string,
  ) {}

  async signIn(): Promise<void> {
    await this.talking.page.goto(this.url);
    await signInAt(this.talking.page, 'admin');
    await this.talking.page.locator('a[href="#/admin"]').click();
    await this.by('admin-page').waitFor();
  }

  /** One thing of a list, by the list. */
  async open(page: string, id: string): Promise<void> {
    await this.by(`admin-nav-${page}`).click();
    await this.by(`admin-item-${id}`).click();
    await this.talking.page.locator('.editor-name code', { hasText: id }).waitFor();
  }

  async add(page: string, name: string): Promise<void> {
    await this.by(`admin-nav-${page}`).click();
    await this.by('admin-add').click();
    await this.by('admin-new-name').fill(name);
    await this.talking.page.keyboard.press('Enter');
    await this.talking.page.locator('.editor-name h2', { hasText: name }).waitFor();
  }

  async type(label: string, text: string): Promise<void> {
    await this.talking.page.getByLabel(label, { exact: true }).fill(text);
    await this.talking.page.keyboard.press('Enter');
  }

  /** Chooses in a list by keys alone: so many further down. */
  async chooseByKeys(label: string, down: number): Promise<void> {
    await this.talking.page.getByLabel(label, { exact: true }).focus();
    for (const key of ['Enter', ...Array.from({ length: down }, () => 'ArrowDown'), 'Enter']) {
      await this.talking.page.keyboard.press(key);
    }
  }

  /** Draws hours into a week with the mouse; 0 is Monday. */
  async paint(day: number, fromHour: number, toHour: number): Promise<void> {
    const week = this.by('admin-week');
    await week.scrollIntoViewIfNeeded();
    const box = await week.boundingBox();
    if (box === null) {
      throw new Error('there is no week to paint in');
    }
    const { mouse } = this.talking.page;
    const at = (hour: number): [number, number] => [box.x + (box.width * (day + 0.5)) / 7, box.y + (box.height * hour) / 24];
    await mouse.move(...at(fromHour));
    await mouse.down();
    await mouse.move(...at((fromHour + toHour) / 2), { steps: 3 });
    await mouse.move(...at(toHour), { steps: 3 });
    await mouse.up();
  }

  /** Waits until it is said at a field what is wrong with it. */
  async saysAt(field: string, words: RegExp): Promise<void> {
    await this.field(field).locator('.problem-line').filter({ hasText: words }).waitFor();
  }

  async saysNothingAt(field: string): Promise<void> {
    await this.field(field).locator('.problem-line').waitFor({ state: 'detached' });
  }

  /** Goes to publish, looks whether it can be done, and leaves it. */
  async mayPublish(): Promise<boolean> {
    await this.by('admin-publish').click();
    const may = await this.by('admin-publish-now').isEnabled();
    await this.talking.page.keyboard.press('Escape');
    await this.by('admin-publish-now').waitFor({ state: 'hidden' });
    return may;
  }

  /** Says why, and makes it hold. */
  async publish(note: string): Promise<void> {
    await this.by('admin-publish').click();
    await this.by('admin-note').fill(note);
    await this.by('admin-publish-now').click();
    await this.by('admin-publish-now').waitFor({ state: 'hidden' });
  }

  /** Of a version of the history, as it reads there. */
  async version(version: number): Promise<string> {
    await this.by('admin-nav-history').click();
    await this.by(`admin-version-${version}`).click();
    return this.by(`admin-version-${version}`).innerText();
  }

  /** Asks another system as a flow would, and waits for what it says. */
  async tries(system: string, values: readonly string[]): Promise<string> {
    await this.open('systems', system);
    for (const [at, value] of values.entries()) {
      await this.by('system-try').locator('.try-row').nth(at).locator('input').last().fill(value);
    }
    await this.by('system-ask').click();
    return this.by('system-result').innerText();
  }

  by(testId: string): Locator {
    return this.talking.page.getByTestId(testId);
  }

  private field(place: string): Locator {
    return this.talking.page.locator(`[data-place="${place}"]`);
  }
}
