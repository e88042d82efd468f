import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { TalkingPage } from './browser.ts';
import { until } from './until.ts';

/** A visitor of the demo company's website who writes instead of calling. */
export class Chatter {
  constructor(
    readonly talking: TalkingPage,
    private readonly url: string,
  ) {}

  async begin(): Promise<void> {
    await this.talking.page.goto(this.url);
    await this.by('chat-button').click();
    await this.by('chat-input').waitFor();
  }

  async says(text: string): Promise<void> {
    await this.by('chat-input').fill(text);
    await this.by('chat-input').press('Enter');
  }

  async chooses(key: string): Promise<void> {
    await this.by(`chat-choice-${key}`).click();
  }

  /** Waits for a line that says something like it. */
  async reads(words: RegExp | string, timeoutMs = 8000): Promise<void> {
    await this.by('chat-line').filter({ hasText: words }).first().waitFor({ timeout: timeoutMs });
  }

  /** Waits until the head of the panel says something like it. */
  async sees(words: RegExp, timeoutMs = 8000): Promise<void> {
    await this.by('chat-status').filter({ hasText: words }).waitFor({ timeout: timeoutMs });
  }

  /** What was written so far, without who wrote it. */
  async lines(): Promise<string[]> {
    return this.by('chat-line').locator('p').allInnerTexts();
  }

  async end(): Promise<void> {
    await this.by('chat-end').click();
    await this.expectOver();
  }

  async expectOver(timeoutMs = 5000): Promise<void> {
    await until('the chat is over', timeoutMs, async () => !(await this.by('chat-input').isVisible()));
  }

  /** Nothing that somebody wrote became part of the page. */
  async expectOnlyText(): Promise<void> {
    assert.equal(await this.by('chat-log').locator('img, script, a').count(), 0);
  }

  async leave(): Promise<void> {
    if (await this.by('chat-input').isVisible()) {
      await this.end();
    }
  }

  by(testId: string): Locator {
    return this.talking.page.getByTestId(testId);
  }
}
