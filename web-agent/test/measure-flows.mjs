// How quick the flow editor is with 200 nodes: node test/measure-flows.mjs (after a build). Not shipped.
import { chromium } from 'playwright-core';
import { startFakeServer } from './fake-server.mjs';

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
const server = await startFakeServer(() => undefined);
const page = await (await browser.newContext({ viewport: { width: 1600, height: 940 }, locale: 'en' })).newPage();
await page.goto(server.url);
const by = (id) => page.getByTestId(id);
await by('login-tenant').fill('demo');
await by('login-username').fill('admin');
await by('login-password').fill('admin-demo');
await page.keyboard.press('Enter');
await by('floor-page').waitFor();
const openedAt = Date.now();
await page.goto(`${server.url}/#/admin/flows/large`);
await by('flow-node-menu-0').waitFor();
console.log(`flow_editor.open_200_ms=${Date.now() - openedAt}`);
await page.waitForTimeout(1500);

/** The time between frames while something happens: what a hand on the mouse feels. */
const during = async (name, act) => {
  await page.evaluate(() => {
    const frames = (window.frames_ = []);
    let last = performance.now();
    const tick = (now) => {
      frames.push(now - last);
      last = now;
      window.measuring = requestAnimationFrame(tick);
    };
    window.measuring = requestAnimationFrame(tick);
  });
  await act();
  const frames = await page.evaluate(() => (cancelAnimationFrame(window.measuring), window.frames_.slice(1)));
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.floor(sorted.length * share)].toFixed(1);
  console.log(`flow_editor.${name}_frame_p50_ms=${at(0.5)} p95=${at(0.95)} max=${sorted.at(-1).toFixed(1)} frames=${frames.length}`);
};

/** From a key or a move to the picture after it. */
const latency = async (name, times, act) => {
  const taken = [];
  for (let i = 0; i < times; i += 1) {
    taken.push(await page.evaluate(act, i));
  }
  taken.sort((a, b) => a - b);
  console.log(`flow_editor.${name}_p50_ms=${taken[Math.floor(times / 2)].toFixed(1)} p95=${taken[Math.floor(times * 0.95)].toFixed(1)}`);
};

const box = await by('flow-node-menu-0').locator('.step-name').boundingBox();
await during('drag', async () => {
  await page.mouse.move(box.x + 10, box.y + 5);
  await page.mouse.down();
  for (let i = 0; i < 120; i += 1) await page.mouse.move(box.x + 10 + i * 2, box.y + 5 + Math.sin(i / 10) * 40);
  await page.mouse.up();
});
await by('flow-node-menu-2').locator('.step-name').click();
const typed = page.getByLabel('Name', { exact: true }).first();
await typed.focus();
await during('typing', async () => {
  for (let i = 0; i < 60; i += 1) await page.keyboard.press('x');
});
await latency('key', 40, (i) => {
  const input = document.querySelector('.flow-panel .admin-field input');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const begun = performance.now();
  set.call(input, `Name ${i}`);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  // React has rendered by now; layout and style are asked for.
  document.body.getBoundingClientRect();
  return performance.now() - begun;
});
await during('pan', async () => {
  await page.mouse.move(600, 500);
  await page.mouse.down({ button: 'middle' });
  for (let i = 0; i < 100; i += 1) await page.mouse.move(600 - i * 3, 500 - i * 2);
  await page.mouse.up({ button: 'middle' });
});
await page.keyboard.press('Escape');
await page.keyboard.press('Control+a');
await during('drag_all', async () => {
  const at = await page.evaluate(() => {
    const canvas = document.querySelector('.flow-canvas').getBoundingClientRect();
    const inside = [...document.querySelectorAll('.step-name')].map((name) => name.getBoundingClientRect()).find(({ x, y }) => x > canvas.x + 40 && y > canvas.y + 40 && x < canvas.right - 240 && y < canvas.bottom - 200);
    return inside === undefined ? undefined : { x: inside.x + 8, y: inside.y + 4 };
  });
  if (at === undefined) throw new Error('nothing in sight');
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  for (let i = 0; i < 60; i += 1) await page.mouse.move(at.x + i * 2, at.y + i);
  await page.mouse.up();
});
await browser.close();
server.close();
