// Someone at the page: a headless Chromium, and what can be seen and done.
// After every test, no script has failed and no request has left the origin.
import assert from "node:assert/strict";
import { chromium } from "./packages.mjs";

const kFlags = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const screens = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  narrowest: { width: 320, height: 640 },
};

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.FIHRIST_CHROMIUM ?? "/usr/bin/chromium",
    args: kFlags,
  });
}

// Opens the page for one test `t`.
export async function openPage(t, site, path = "/", options = {}) {
  const { screen = "desktop", colorScheme = "light" } = options;
  const context = await site.browser.newContext({
    viewport: screens[screen],
    colorScheme,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults = watch(page, site.origin);
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, []);
  });
  await page.goto(site.origin + path);
  await settled(page);
  return page;
}

function watch(page, origin) {
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text()))
      faults.push(message.text());
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin)
      faults.push(`asked ${request.url()}`);
  });
  return faults;
}

// Until what was last asked for is on the screen.
export async function settled(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(resolve)),
      ),
  );
  await page.waitForSelector('main [aria-busy="false"]');
}

export async function ask(page, words) {
  await page.fill('input[type=search][name="q"]', words);
  await page.press('input[type=search][name="q"]', "Enter");
  await settled(page);
}

export async function click(page, locator) {
  await locator.click();
  await settled(page);
}

export async function back(page) {
  await page.goBack();
  await settled(page);
}

export async function forward(page) {
  await page.goForward();
  await settled(page);
}

// What the address holds, decoded: [["q", "kani"], ["from", "2020-11"], …].
export function address(page) {
  return [...new URL(page.url()).searchParams];
}

export function hitTitles(page) {
  return page.locator(".hit h3").allInnerTexts();
}

export function total(page) {
  return page.locator(".total strong").innerText();
}

export function totalText({ total, distinct }) {
  const articles = `${total} ${total === 1 ? "article" : "articles"}`;
  const stories = `${distinct} ${distinct === 1 ? "story" : "stories"}`;
  return distinct < total ? `${articles}, ${stories}` : articles;
}

export function facetChoice(page, value) {
  return page.locator(`.check[data-value="${value}"]`);
}

// On a phone the facets stand behind a button.
export async function showFilters(page) {
  const button = page.locator(".show-filters");
  if (await button.isVisible()) await button.click();
}
