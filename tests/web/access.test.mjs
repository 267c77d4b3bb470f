// For everyone: no violation axe knows of, by keyboard, in 320 px, light and dark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/packages.mjs";
import { openPage, screens, settled, showFilters } from "./support/reader.mjs";
import { startSite } from "./support/site.mjs";

let views;
const site = startSite({ prepare: findViews });

async function findViews() {
  const arabic = await site.search({ language: "ar" });
  const latin = await site.search({ q: "kadhimi", language: "en" });
  const article = (id) =>
    `/?${new URLSearchParams({ article: id, q: "kadhimi" })}`;
  views = {
    start: "/",
    results: "/?q=kani+visit",
    widened: "/?q=Hisham+Hashemy",
    narrowed: "/?q=kadhimi&language=en&from=2020-11&to=2020-11",
    nothing: "/?q=zzqxv&language=ar",
    refused: "/?q=kadhimi&sort=loudest",
    article: article(latin.hits[0].id),
    "Arabic article": article(arabic.hits[0].id),
  };
}

const names = [
  "start",
  "results",
  "widened",
  "narrowed",
  "nothing",
  "refused",
  "article",
  "Arabic article",
];

for (const name of names) {
  for (const [screen, colorScheme] of [
    ["desktop", "light"],
    ["narrowest", "dark"],
  ]) {
    test(`axe finds nothing wrong: ${name}, ${screen}, ${colorScheme}`, async (t) => {
      const page = await openPage(t, site, views[name], {
        screen,
        colorScheme,
      });
      await showFilters(page);
      const details = page.locator(".why summary, .other-fields summary");
      if (await details.count()) await details.first().click();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const faults = violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes[0].html} (${nodes[0].failureSummary})`,
      );
      assert.deepEqual(faults, []);
    });
  }

  test(`${name} fits in 320 px`, async (t) => {
    const page = await openPage(t, site, views[name], {
      screen: "narrowest",
    });
    await showFilters(page);
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth,
    );
    assert.equal(width, screens.narrowest.width);
  });
}

test("dark is dark and light is light", async (t) => {
  for (const [colorScheme, isDark] of [
    ["light", false],
    ["dark", true],
  ]) {
    const page = await openPage(t, site, "/", { colorScheme });
    const paper = await page.evaluate(
      () => getComputedStyle(document.body).backgroundColor,
    );
    const [red] = paper.match(/\d+/g).map(Number);
    assert.equal(red < 128, isDark, paper);
  }
});

test("by keyboard alone: a search, a filter, an article, and back", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  await page.keyboard.press("/");
  await page.keyboard.type("soleimani");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get("q"), "soleimani");

  await tabTo(page, ".hit h3 a");
  const outline = await page.evaluate(
    () => getComputedStyle(document.activeElement).outlineStyle,
  );
  assert.notEqual(outline, "none", "the focus can be seen");
  await page.keyboard.press("Enter");
  await settled(page);
  await tabTo(page, ".body mark");
  assert.equal(await page.getByRole("tooltip").count(), 1);
  await page.goBack();
  await settled(page);
  assert.equal(
    await page.evaluate(() => document.activeElement.matches(".hit h3 a")),
    true,
  );
});

test("the first Tab offers to skip to the results", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(
    await page.evaluate(() => document.activeElement.tagName),
    "MAIN",
  );
  assert.equal(new URL(page.url()).hash, "");
});

test("landmarks and headings tell what is where", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  for (const role of ["banner", "search", "main"]) {
    assert.equal(await page.getByRole(role).count(), 1, role);
  }
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  assert.equal(
    await page.getByRole("searchbox", { name: "Search the archive" }).count(),
    1,
  );
});

async function tabTo(page, selector) {
  for (let presses = 0; presses < 100; ++presses) {
    await page.keyboard.press("Tab");
    if (
      await page.evaluate(
        (wanted) => document.activeElement.matches(wanted),
        selector,
      )
    )
      return;
  }
  assert.fail(`no Tab leads to ${selector}`);
}
