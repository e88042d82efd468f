// The administrator's pages for look.mjs. Not shipped.
import { center, FakeAdministration } from './fake-administration.mjs';

const PAGES = ['queues/support', 'agents/alice', 'profiles/everything', 'calendars/office', 'entryPoints/4008005678', 'skills/english', 'groups/veterans', 'offers', 'people/bob', 'history'];

/** @param app opens pages, signs in, says where pictures go */
export async function administration({ open, signIn, server, out }, language, scheme) {
  const page = await open(language, '/', scheme, { width: 1400, height: 900 });
  const by = (id) => page.getByTestId(id);
  const shot = async (name, fullPage = false) => {
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${out}/${language}-${name}.png`, fullPage });
  };
  server.state.administration = new FakeAdministration();
  await signIn(page, 'admin');
  await by('floor-page').waitFor();
  const go = (where) => page.goto(`${server.url}/#/admin/${where}`);
  for (const [i, where] of PAGES.entries()) {
    await go(where);
    await by('admin-page').waitFor();
    await shot(`50-${i}-${where.replace('/', '-')}`, true);
  }
  await paint(page, by, go, shot);
  await refuse(page, by, go, shot);
  await meetAnother(server, page, by, go, shot);
  await dialogs(page, by, go, shot);
  await page.setViewportSize({ width: 390, height: 800 });
  await go('queues/support');
  await shot('59-phone', true);
  await page.context().close();
  await moods({ open, signIn, server, out }, language, scheme);
}

async function paint(page, by, go, shot) {
  await go('calendars/office');
  const week = by('admin-week');
  await week.waitFor();
  await week.scrollIntoViewIfNeeded();
  const box = await week.boundingBox();
  const [x, y] = [box.x + (box.width * 5.5) / 7, (hour) => box.y + (box.height * hour) / 24];
  await page.mouse.move(x, y(9));
  await page.mouse.down();
  await page.mouse.move(x, y(11), { steps: 4 });
  await page.mouse.move(x, y(13), { steps: 4 });
  await page.mouse.up();
  await shot('51-painted');
  // By keys alone: an hour later, an hour longer.
  await page.locator('.week-block[data-selected="true"]').focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowDown');
  await shot('51b-by-keys');
  await by('admin-add-exception').click();
  await shot('51c-holiday', true);
}

/** Sales overflow to support, which overflows to sales: the check says so at the field. */
async function refuse(page, by, go, shot) {
  await go('queues/sales');
  const target = page.locator('[data-place="overflow/whenNobody"]');
  await target.locator('.ant-select').first().click();
  await page.locator('.ant-select-item-option:visible').nth(1).click();
  await by('admin-problems').waitFor();
  await shot('52-refused', true);
  await by('admin-problems').click();
  await by('admin-problem-list').waitFor();
  await shot('53-problems');
  await by('admin-problem-list').locator('button').first().click();
  await shot('53b-led-to-field');
  await by('admin-publish').click();
  await by('admin-publish-now').waitFor();
  await shot('53c-publish-refused');
  await page.keyboard.press('Escape');
  await by('admin-undo').click();
  await by('admin-publish').click();
  await by('admin-publish-now').waitFor();
  await shot('54-publish');
  await page.keyboard.press('Escape');
}

async function meetAnother(server, page, by, go, shot) {
  const other = center(0);
  other.calendars[0].name = 'Opening hours';
  other.calendars[0].weekly = other.calendars[0].weekly.slice(0, 1);
  server.state.administration.publish('leader', 'No more Friday nights', other);
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await by('admin-compare').waitFor();
  await shot('55-newer');
  await by('admin-compare').click();
  await by('admin-adopt').waitFor();
  await shot('56-compare');
  await by('admin-adopt').click();
  await by('admin-publish').click();
  await by('admin-note').fill('Saturdays, too');
  await by('admin-publish-now').click();
  await by('admin-publish-now').waitFor({ state: 'hidden' });
  await go('history');
  await by('admin-version-4').waitFor();
  await shot('57-published');
  await by('admin-version-1').click();
  await shot('57b-version');
}

async function dialogs(page, by, go, shot) {
  await go('queues/finance');
  await by('admin-add').click();
  await by('admin-new-name').fill('Night desk');
  await shot('58-new-queue');
  await page.keyboard.press('Escape');
  await go('queues/sales');
  await by('admin-remove').click();
  await by('admin-remove-now').waitFor();
  await shot('58b-remove');
  await page.keyboard.press('Escape');
  await go('agents/alice');
  await by('admin-add').click();
  await shot('58c-new-agent');
  await page.keyboard.press('Escape');
  await go('people');
  await by('admin-add').click();
  await shot('58d-new-person');
  await page.keyboard.press('Escape');
  await go('people/dora');
  await shot('58e-no-agent-yet');
  await by('admin-reset-password').click();
  await shot('58f-password');
  await page.keyboard.press('Escape');
}

/** Who may only look, who may not, many agents, nothing at all, and a server that is lost. */
async function moods({ open, signIn, server, out }, language, scheme) {
  const visit = async (username, hash, name, act) => {
    const page = await open(language, `/${hash}`, scheme, { width: 1280, height: 800 });
    await signIn(page, username);
    await page.waitForTimeout(900);
    if (act !== undefined) await act(page);
    await page.screenshot({ path: `${out}/${language}-60-${name}.png` });
    await page.context().close();
  };
  await visit('leader', '#/admin/queues/support', 'read-only');
  await visit('alice', '#/admin/queues', 'forbidden');
  server.state.administration = new FakeAdministration(5_000);
  await visit('admin', '#/admin/agents', 'many', async (page) => {
    await page.getByTestId('admin-search').fill('english 49');
    await page.waitForTimeout(700);
  });
  server.state.administration.mood = 'lost';
  await visit('admin', '#/admin/queues', 'lost');
  server.state.administration.mood = 'silent';
  await visit('admin', '#/admin/queues', 'loading');
  server.state.administration = new FakeAdministration();
  const empty = { ...center(0), queues: [], profiles: [], agents: [], entryPoints: [], calendars: [], skills: [], groups: [], voicemailBoxes: [], callerLists: [] };
  server.state.administration.publish('', '', empty);
  await visit('admin', '#/admin/queues', 'empty');
}
