import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** The statistics page, read as a supervisor reads it. */
export class StatisticsPage {
  constructor(private readonly page: Page) {}

  /** From the floor, by its link. */
  async open(): Promise<void> {
    await this.page.locator('a[href="#/statistics"]').click();
    await this.isThere();
  }

  /** Doesn't wait until the page looks anew by itself. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.isThere();
  }

  /** A figure of a queue or an agent; 0 where there is nothing to show yet. */
  async figure(id: string, figure: string): Promise<number> {
    const button = this.by(`figure-${id}-${figure}`);
    return (await button.isVisible()) ? Number(await button.innerText()) : 0;
  }

  async becomes(id: string, figure: string, value: number): Promise<void> {
    await until(`${figure} of ${id} is ${value}`, 20_000, async () => {
      const shown = await this.figure(id, figure);
      if (shown !== value) {
        throw new Error(`is ${shown}`);
      }
      return true;
    }, 250);
  }

  /** Opens what a figure is made of, and returns its entries' words. */
  async evidence(id: string, figure: string): Promise<string[]> {
    await this.by(`figure-${id}-${figure}`).click();
    await this.by('evidence-item').first().waitFor();
    return this.by('evidence-item').allInnerTexts();
  }

  /** The day is there as soon as there are figures: before, none would be taken for nought. */
  private async isThere(): Promise<void> {
    await this.by('statistics-day').waitFor();
  }

  private by(testId: string): Locator {
    return this.page.getByTestId(testId);
  }
}
