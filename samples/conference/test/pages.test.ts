import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as certificate } from '../functions/certificate/index.ts';
import { findChromium } from './support/chromium.ts';
import { startCognito, type Cognito } from './support/cognito.ts';
import { closed, startEmulators, type Emulators } from './support/emulators.ts';
import { startSite, type Site } from './support/site.ts';

const executablePath = findChromium();
if (executablePath === undefined) console.warn('No Chromium was found: the pages of the conference are not run. Set CHROMIUM_PATH to one.');

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** For what happens in the page after a test has gone on; a busy machine takes its time. */
const PATIENT = { timeout: 10_000 };
const HOSTILE = `<img src=x onerror="document.title='hacked'">`;

describe.skipIf(executablePath === undefined)('the pages', () => {
  let aws: Emulators;
  let cognito: Cognito;
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    aws = await startEmulators();
    cognito = await startCognito([
      { email: 'first@example.com', password: 'Temporary-1', groups: ['organizers'], temporary: true },
      { email: 'organizer@example.com', password: 'Password-1', groups: ['organizers'], temporary: false },
      { email: 'stranger@example.com', password: 'Password-2', groups: [], temporary: false },
    ]);
    site = await startSite({ s3: aws.s3, cognito });
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await closed(cognito.server);
    await aws.stop();
  });

  beforeEach(async () => void (await visit('en-US')));
  afterEach(async () => {
    aws.mend();
    site.failing = false;
    await context.close();
    // No exception, and nothing that the pages' own policy forbids.
    expect(problems).toEqual([]);
  });

  async function visit(locale: string): Promise<void> {
    await context?.close();
    context = await browser.newContext({ locale, timezoneId: 'Asia/Seoul' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => void (/Content Security Policy|Trusted/.test(message.text()) && problems.push(message.text())));
  }

  async function fill(name: string): Promise<void> {
    await page.goto(site.url);
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('E-mail').fill('garam@example.com');
    await page.getByLabel(/Affiliation/).fill('한국대학교');
    await page.getByLabel(/I agree/).check();
  }

  async function registerAs(name: string): Promise<string> {
    await fill(name);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('heading', { name: 'You are registered' }).waitFor();
    return page.getByLabel('Your link').inputValue();
  }

  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const deliver = async () => {
    for (const event of await aws.sent()) await certificate(event);
  };
  async function signIn(email: string, password: string): Promise<void> {
    await page.goto(`${site.url}/admin.html`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  it('lead from registering over the link to the certificate and its download', async () => {
    const link = await registerAs('김가람');
    expect(link).toMatch(/\/registration\.html#[A-Za-z0-9_-]{22}$/);
    await page.getByRole('link', { name: 'Open my registration' }).click();
    await page.getByText('Being made. Just leave this page open.').waitFor();
    expect(await page.locator('#mine dd').allInnerTexts()).toEqual(expect.arrayContaining(['김가람', '한국대학교']));
    await deliver();
    await page.getByRole('link', { name: 'See my certificate' }).click();
    await heading('Certificate of participation');
    const image = page.getByRole('img', { name: 'Certificate of participation of 김가람' });
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth), PATIENT).toBeGreaterThan(500);
    const href = await page.getByRole('link', { name: 'Download (SVG)' }).getAttribute('href');
    expect(await (await fetch(href!)).text()).toContain('김가람');
  });

  it('show a name of HTML as text, from the form to the list', async () => {
    const link = await registerAs(HOSTILE);
    await deliver();
    await page.goto(link);
    await heading('My registration');
    expect(await page.locator('#name').innerText()).toBe(HOSTILE);
    await page.getByRole('link', { name: 'See my certificate' }).click();
    await page.getByText(`This is the certificate of ${HOSTILE}.`).waitFor();
    await signIn('organizer@example.com', 'Password-1');
    await page.getByRole('rowheader', { name: HOSTILE }).waitFor();
    expect(await page.title()).toBe('Participants');
  });

  it('say what is wrong at each field, and go to the first', async () => {
    await page.goto(site.url);
    await page.getByLabel('E-mail').fill('garam');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('alert').getByText('Please look at the fields below.').waitFor();
    expect(await page.locator('.error:visible').allInnerTexts()).toEqual(['Please fill this in.', 'This is not an e-mail address, such as name@example.com.', 'We can only register you if you agree.']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');
  });

  it('register once where the topic fails for a moment', async () => {
    const before = (await aws.rows()).length;
    await fill('박다온');
    aws.breakTopic();
    await page.getByRole('button', { name: 'Register' }).click();
    await expect.poll(async () => (await aws.rows()).length, PATIENT).toBe(before + 1);
    aws.mend();
    await heading('You are registered');
    expect(await aws.rows()).toHaveLength(before + 1);
  });

  it('say so where registering fails, keep what was typed, and take a second press', async () => {
    await fill('최라온');
    site.failing = true;
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('alert').getByText('you will not be registered twice').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('최라온');
    site.failing = false;
    await page.getByRole('button', { name: 'Register' }).click();
    await heading('You are registered');
  });

  it('ask for a link where there is none, and say when one opens nothing', async () => {
    await page.goto(`${site.url}/registration.html`);
    await page.getByLabel('Your link').fill('hello');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('alert').getByText('This is not a link to a registration.').waitFor();
    await page.getByLabel('Your link').fill(`${site.url}/registration.html#AAAAAAAAAAAAAAAAAAAAAA`);
    await page.getByRole('button', { name: 'Open' }).click();
    await heading('We cannot find this registration');
  });

  it('open a registration by ?id= too', async () => {
    const id = (await registerAs('정마루')).split('#')[1]!;
    await page.goto(`${site.url}/registration.html?id=${id}`);
    await heading('My registration');
  });

  it('say so where a registration cannot be loaded, and try again', async () => {
    const link = await registerAs('한바다');
    site.failing = true;
    await page.goto(link);
    await heading('This could not be loaded');
    site.failing = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading('My registration');
  });

  it('point back where the certificate is not made yet', async () => {
    await page.goto((await registerAs('서아라')).replace('registration.html', 'certificate.html'));
    await heading('Your certificate is being made');
    await aws.sent();
  });

  it('show the list to organizers only after they signed in', async () => {
    await page.goto(`${site.url}/admin.html`);
    await heading('Organizers');
    expect(await page.getByRole('table').isVisible()).toBe(false);
    await signIn('organizer@example.com', 'wrong');
    await page.getByRole('alert').getByText('E-mail or password is not right.').waitFor();
    await signIn('organizer@example.com', 'Password-1');
    await heading('Participants');
    expect(await page.locator('#rows tr').count()).toBe((await aws.rows()).length);
    await page.reload();
    await heading('Participants');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading('Organizers');
    await page.reload();
    await heading('Organizers');
  });

  it('let somebody whom an administrator made choose a password first', async () => {
    await signIn('first@example.com', 'Temporary-1');
    await heading('A new password');
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('alert').getByText('The password does not meet the rules.').waitFor();
    await page.getByLabel('New password').fill('Lasting-and-long-1');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await heading('Participants');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn('first@example.com', 'Lasting-and-long-1');
    await heading('Participants');
  });

  it('refuse a stranger who has signed in', async () => {
    await signIn('stranger@example.com', 'Password-2');
    await heading('This page is not for you');
  });

  it('ask to sign in again where the token is no longer good', async () => {
    await page.goto(`${site.url}/admin.html`);
    await page.evaluate(() => sessionStorage.setItem('conference.token', 'old'));
    await page.reload();
    await page.getByRole('alert').getByText('Your sign-in has ended.').waitFor();
  });

  it('show the list page by page', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, number) => aws.put({ id: String(number).padStart(22, 'p'), name: `person ${number}`, email: 'p@example.com', affiliation: '', registeredAt: '2026-11-21T01:00:00.000Z' })));
    await signIn('organizer@example.com', 'Password-1');
    await page.getByText('50 shown').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    const everybody = (await aws.rows()).length;
    await page.getByText(`${everybody} shown`).waitFor();
    expect(await page.getByRole('button', { name: 'Show more' }).isVisible()).toBe(false);
  });

  it.each(['light', 'dark'] as const)('can be used by everybody, and fit a narrow screen (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    const look = async (state: string) => {
      await page.locator(state).waitFor();
      await page.evaluate(AXE);
      expect([state, await page.evaluate(violations)]).toEqual([state, []]);
      expect([state, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([state, 390]);
    };
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Register' }).click();
    await look('#alert');
    const link = await registerAs('W'.repeat(60));
    await look('#done');
    await page.goto(link);
    await look('#mine');
    await deliver();
    await page.goto(link.replace('registration.html', 'certificate.html'));
    await look('#ready');
    await page.goto(`${site.url}/registration.html`);
    await look('#ask');
    await page.goto(`${site.url}/admin.html`);
    await look('#signing-in');
    await signIn('organizer@example.com', 'Password-1');
    await look('#list');
  });

  it('speak the language of the browser, and the other one by a button that is remembered', async () => {
    await visit('ko-KR');
    await page.goto(site.url);
    await heading('참가 신청');
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    await page.getByRole('button', { name: 'English' }).click();
    await heading('Register');
    await page.goto(`${site.url}/registration.html`);
    await heading('My registration');
    expect(await page.title()).toBe('My registration');
  });
});

/** In the page: the rules of axe that it breaks, each with the first element that does. */
async function violations(): Promise<readonly string[]> {
  const { axe } = window as unknown as { readonly axe: { run(): Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }> } };
  return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
