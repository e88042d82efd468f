// The flow editor for look.mjs. Not shipped.
import { FakeFlows } from './fake-flows.mjs';
import { FakeAdministration, center } from './fake-administration.mjs';

function administrationWithFlows() {
  const administration = new FakeAdministration();
  const routing = center(0);
  routing.queues.push({ ...routing.queues[0], queueId: 'software', name: 'Software' }, { ...routing.queues[0], queueId: 'ecommerce', name: 'E-commerce' });
  routing.entryPoints.forEach((entry) => (entry.flowId = ''));
  routing.entryPoints[0].flowId = 'hotline';
  routing.entryPoints[1].flowId = 'hotline';
  administration.publish('admin', 'With flows', routing);
  return administration;
}

export async function flows({ open, signIn, server, out }, language, scheme) {
  const page = await open(language, '/', scheme, { width: 1600, height: 940 });
  const by = (id) => page.getByTestId(id);
  const shot = async (name) => {
    await page.waitForTimeout(700);
    await page.screenshot({ path: `${out}/${language}-${name}.png` });
  };
  const go = (where) => page.goto(`${server.url}/#/admin/${where}`);
  server.state.administration = administrationWithFlows();
  server.state.flows = new FakeFlows();
  await signIn(page, 'admin');
  await by('floor-page').waitFor();
  server.state.flows.save('night', { basedOnVersion: 0, flow: { ...structuredClone(server.state.flows.flows.get('survey')), flowId: 'night', name: 'Night line' }, layout: {} });
  await go('flows');
  await by('flow-list').waitFor();
  await shot('70-list');
  await by('flow-new').click();
  await by('flow-new-name').fill('Night line');
  await shot('70b-new');
  await page.keyboard.press('Escape');
  await go('flows/hotline');
  await by('flow-node-main').waitFor();
  await shot('71-hotline');
  const name = (id) => by(`flow-node-${id}`).locator('.step-name');
  for (const id of ['main', 'account', 'tries', 'crm', 'balance', 'agent', 'welcome']) {
    await name(id).click();
    await shot(`72-panel-${id}`);
  }
  await edit(page, by, name, shot);
  await beside(server, page, by, name, shot);
  await go('flows/survey');
  await by('flow-node-ask').waitFor();
  await name('ask').click();
  await shot('77-unknown-kind');
  await go('flows/large');
  await by('flow-node-menu-0').waitFor();
  await shot('78-large');
  await go('flows/nothing');
  await shot('79-gone');
  await page.context().close();
  await moods({ open, signIn, server, out }, language, scheme);
}

/** Tests, history, what is laid over the steps, and others who work on the same. */
async function beside(server, page, by, name, shot) {
  await page.locator('.flow-canvas').click({ position: { x: 500, y: 800 } });
  await page.keyboard.press('1');
  await by('flow-tab-history').click();
  await by('flow-version-2').click();
  await shot('76d-history');
  await by('flow-tab-trials').click();
  await shot('76e-tests');
  await by('flow-run-trials').click();
  await by('flow-trial-outcome').waitFor();
  await by('flow-trial-2').click();
  await shot('76f-tests-run');
  await by('flow-trial-11').click();
  await by('flow-trial-11').scrollIntoViewIfNeeded();
  await shot('76g-test-answers');
  await by('flow-tab-properties').click();
  await page.locator('.flow-canvas').click({ position: { x: 500, y: 800 } });
  for (const [i, overlay] of ['live', 'today'].entries()) {
    await by('flow-overlay').locator('.ant-segmented-item').nth(i + 1).click();
    await shot(`76h-overlay-${overlay}`);
  }
  await by('flow-overlay').locator('.ant-segmented-item').first().click();
  server.state.flows.save('hotline', { basedOnVersion: 1, flow: server.state.flows.flows.get('hotline'), layout: {} }, { userId: 'leader', name: 'Leader' });
  await name('main').click();
  await by('flow-add-key').click();
  await by('flow-other').waitFor();
  await shot('76i-other');
  await by('flow-take-theirs').click();
  await page.waitForTimeout(300);
  await by('flow-undo').click();
  server.state.flows.publish('hotline', (flow) => (flow.nodes[1].name = 'Welcome menu'));
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await by('admin-compare').click();
  await shot('76j-newer');
  await page.keyboard.press('Escape');
}

async function edit(page, by, name, shot) {
  await name('main').click();
  await by('flow-add-key').click();
  await shot('73-new-key');
  const port = await by('flow-exit-main-4').boundingBox();
  const canvas = await by('flow-canvas').boundingBox();
  await page.mouse.move(port.x + 6, port.y + 6);
  await page.mouse.down();
  await page.mouse.move(port.x - 60, canvas.y + canvas.height - 120, { steps: 6 });
  await shot('73b-drawing');
  await page.mouse.up();
  await by('flow-add-menu').waitFor();
  await shot('73c-what-next');
  await by('flow-add-after-queue').click();
  await shot('73d-added');
  await name('main').click();
  await by('flow-add-key').click();
  await by('flow-problems').click();
  await shot('74-problems');
  await page.keyboard.press('Escape');
  await by('flow-publish').click();
  await shot('75-publish');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(400);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('pin');
  await page.keyboard.press('Enter');
  await shot('76-search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await shot('76b-all');
  await page.keyboard.press('Escape');
  await by('flow-more').click();
  await shot('76c-more');
  await page.keyboard.press('Escape');
}

async function moods({ open, signIn, server, out }, language, scheme) {
  const visit = async (username, hash, name, viewport = { width: 1280, height: 800 }) => {
    const page = await open(language, `/${hash}`, scheme, viewport);
    await signIn(page, username);
    await page.waitForTimeout(900);
    await page.screenshot({ path: `${out}/${language}-79-${name}.png` });
    await page.context().close();
  };
  await visit('leader', '#/admin/flows/hotline', 'read-only');
  await visit('admin', '#/admin/flows/hotline', 'small', { width: 1024, height: 700 });
  server.state.flows.mood = 'lost';
  await visit('admin', '#/admin/flows', 'lost');
  await visit('admin', '#/admin/flows/hotline', 'lost-one');
  server.state.flows.mood = 'empty';
  await visit('admin', '#/admin/flows', 'empty');
  server.state.flows.mood = 'silent';
  await visit('admin', '#/admin/flows/hotline', 'loading');
  server.state.flows.mood = 'well';
}
