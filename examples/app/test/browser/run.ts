/** Drives a real browser through the app, first with the mock and then with the server: `npm run test:browser`. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { startAll } from './processes.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.log(`there is no browser at ${executablePath}: set CHROMIUM`);
  process.exit(0);
}

await using running = await startAll();
await using browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
page.setDefaultTimeout(60_000);
const broken: string[] = [];
page.on('pageerror', (error) => broken.push(String(error)));

await page.goto(running.url);
for (const backend of ['restitch mock', 'the generated server']) {
  await page.getByLabel('Backend').selectOption({ label: backend });
  await step(`${backend}: sign in`, signIn);
  await step(`${backend}: create`, create);
  await step(`${backend}: upload`, upload);
  await step(`${backend}: sign out`, signOut);
}
await step('page through the list', pageThrough);
await step('watch what somebody else does', watch);
await step('the token is refreshed', refresh);
await step('MSW in the browser', inBrowser);
assert.deepEqual(broken, []);

async function step(name: string, act: (page: Page) => Promise<void>): Promise<void> {
  await act(page);
  console.log(`✓ ${name}`);
}

async function signIn(at: Page): Promise<void> {
  await at.getByLabel('E-mail').fill('ada@desk.dev');
  await at.getByLabel('Password').fill('correct horse');
  await at.getByRole('button', { name: 'Sign in' }).click();
  await at.getByRole('button', { name: 'Sign out' }).waitFor();
}

async function create(at: Page): Promise<void> {
  await at.getByLabel('Title').fill('The screen is black');
  await at.getByLabel('Text').fill('Since this morning.');
  await at.getByRole('button', { name: 'Create' }).click();
  await at.getByRole('article', { name: 'The screen is black' }).waitFor();
}

async function upload(at: Page): Promise<void> {
  const buffer = Buffer.from('black');
  const file = { name: 'screen.txt', mimeType: 'text/plain', buffer };
  const answered = at.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/attachments'),
  );
  await at.getByLabel('Attach a file').setInputFiles(file);
  assert.equal((await answered).status(), 201);
}

async function signOut(at: Page): Promise<void> {
  await at.getByRole('button', { name: 'Sign out' }).click();
  await at.getByRole('button', { name: 'Sign in' }).waitFor();
}

async function pageThrough(at: Page): Promise<void> {
  await signIn(at);
  await at.getByText('Events: live').waitFor();
  const tickets = at.getByRole('region', { name: 'Tickets' }).getByRole('listitem');
  const more = at.getByRole('button', { name: 'More tickets' });
  await more.click();
  await more.click();
  await more.click();
  await more.waitFor({ state: 'detached' });
  assert.equal(await tickets.count(), 31);
}

/** A second user, in a separate browser context, changes data that the first user sees. */
async function watch(at: Page): Promise<void> {
  const other = await browser.newPage();
  await other.goto(running.url);
  await other.getByLabel('Backend').selectOption({ label: 'the generated server' });
  await signIn(other);
  await other.getByLabel('Title').fill('The keyboard sticks');
  await other.getByLabel('Text').fill('Only the letter e.');
  await other.getByRole('button', { name: 'Create' }).click();
  await at.getByRole('button', { name: 'The keyboard sticks' }).waitFor();
  await other.close();
}

/** The server of this run issues tokens that are valid for three seconds. */
async function refresh(at: Page): Promise<void> {
  const refreshed = at.waitForResponse((response) => response.url().endsWith('/session/refresh'));
  await at.waitForTimeout(3500);
  await at.getByLabel('Status').selectOption('solved');
  assert.equal((await refreshed).status(), 200);
  await at.getByText('solved, ').first().waitFor();
}

async function inBrowser(at: Page): Promise<void> {
  await at.getByLabel('Backend').selectOption({ label: 'MSW in this browser' });
  await signIn(at);
  await at.getByRole('button', { name: 'The printer prints blanks' }).waitFor();
}
