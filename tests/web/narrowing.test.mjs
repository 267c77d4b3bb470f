// Facets, dates and chips: each narrows to exactly the count it shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  address,
  back,
  click,
  facetChoice,
  openPage,
  settled,
  showFilters,
  total,
  totalText,
} from "./support/reader.mjs";
import { startSite } from "./support/site.mjs";

const site = startSite();

for (const screen of ["desktop", "phone"]) {
  test(`an actor narrows to exactly its count, and the address says so (${screen})`, async (t) => {
    const page = await openPage(t, site, "/?q=kadhimi", { screen });
    const { total: all, facets } = await site.search({ q: "kadhimi" });
    const { id, name, kind, count } = facets.actor.find(
      (actor) => actor.count < all,
    );
    await showFilters(page);
    const choice = facetChoice(page, id);
    assert.equal(
      await choice.getAttribute("aria-label"),
      `${name}, ${kind}, ${count} ${count === 1 ? "article" : "articles"}`,
    );

    await click(page, choice);
    assert.deepEqual(address(page), [
      ["q", "kadhimi"],
      ["actor", id],
    ]);
    assert.equal(await choice.getAttribute("aria-checked"), "true");
    const narrowed = await site.search({ q: "kadhimi", actor: id });
    assert.equal(narrowed.total, count);
    assert.equal(await total(page), totalText(narrowed));
    assert.equal(
      await choice.evaluate((link) => document.activeElement === link),
      true,
    );

    await click(page, choice);
    assert.deepEqual(address(page), [["q", "kadhimi"]]);
    assert.equal(await choice.getAttribute("aria-checked"), "false");
  });
}

for (const name of ["source", "language"]) {
  test(`a ${name} narrows to exactly its count`, async (t) => {
    const page = await openPage(t, site, "/");
    const { facets } = await site.search({});
    const { value, count } = facets[name].filter((one) => one.value)[1];
    await click(page, facetChoice(page, value));
    assert.deepEqual(address(page), [[name, value]]);
    const narrowed = await site.search({ [name]: value });
    assert.equal(narrowed.total, count);
    assert.equal(await total(page), totalText(narrowed));
  });
}

test("two actors mean any of them", async (t) => {
  const page = await openPage(t, site, "/");
  const { facets } = await site.search({});
  const [one, two] = facets.actor;
  await click(page, facetChoice(page, one.id));
  await click(page, facetChoice(page, two.id));
  const both = await site.search([
    ["actor", one.id],
    ["actor", two.id],
  ]);
  assert.ok(both.total >= one.count);
  assert.equal(await total(page), totalText(both));
});

test("the space bar chooses as in any checkbox", async (t) => {
  const page = await openPage(t, site, "/");
  const { facets } = await site.search({});
  await facetChoice(page, facets.actor[0].id).press("Space");
  await settled(page);
  assert.deepEqual(address(page), [["actor", facets.actor[0].id]]);
});

test("rarer actors are behind “more”", async (t) => {
  const page = await openPage(t, site, "/");
  const { facets } = await site.search({});
  assert.ok(facets.actor.length > 15);
  const actors = page
    .getByRole("group", { name: "Actors" })
    .getByRole("checkbox");
  assert.equal(await actors.count(), 15);
  await page
    .getByRole("button", { name: `${facets.actor.length - 15} more` })
    .first()
    .click();
  assert.equal(await actors.count(), facets.actor.length);
});

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

for (const screen of ["desktop", "phone"]) {
  test(`a bar narrows to its month and exactly its count, with a way back (${screen})`, async (t) => {
    const page = await openPage(t, site, "/?interval=month", {
      screen,
    });
    const { facets } = await site.search({ interval: "month" });
    const { start, count } = facets.date.buckets.reduce((a, b) =>
      b.count > a.count ? b : a,
    );
    const [year, month] = start.split("-");
    const name = `${months[Number(month) - 1]} ${year}`;

    await click(
      page,
      page.getByRole("link", {
        name: `${name}: ${count} articles`,
        exact: true,
      }),
    );
    assert.deepEqual(address(page), [
      ["from", start],
      ["to", start],
      ["interval", "month"],
    ]);
    const narrowed = await site.search({ from: start, to: start });
    assert.equal(narrowed.total, count);
    assert.equal(await total(page), totalText(narrowed));
    assert.deepEqual(await page.locator(".chip bdi").allInnerTexts(), [name]);

    await click(page, page.getByRole("link", { name: "All dates" }));
    assert.deepEqual(address(page), [["interval", "month"]]);
    await back(page);
    assert.equal(await total(page), totalText(narrowed));
  });
}

test("every month between the first and the last has its place, empty or not", async (t) => {
  const page = await openPage(t, site, "/?interval=month");
  const { buckets } = (await site.search({ interval: "month" })).facets.date;
  const index = (start) =>
    12 * Number(start.slice(0, 4)) + Number(start.slice(5, 7));
  const starts = buckets.map(({ start }) => start).sort();
  const span = index(starts[starts.length - 1]) - index(starts[0]) + 1;
  assert.equal(await page.locator(".bars li").count(), span);
  const filled = buckets.filter(({ count }) => count > 0).length;
  assert.equal(await page.locator(".bars a").count(), filled);
});

test("the bars are one stop for the Tab key and the arrows move between them", async (t) => {
  const page = await openPage(t, site, "/?interval=month");
  assert.equal(await page.locator('.bars a[tabindex="0"]').count(), 1);
  await page.locator('.bars a[tabindex="0"]').focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  const focused = await page.evaluate(() =>
    document.activeElement.getAttribute("aria-label"),
  );
  const labels = await page
    .locator(".bars a")
    .evaluateAll((bars) => bars.map((bar) => bar.getAttribute("aria-label")));
  assert.equal(focused, labels[labels.length - 2]);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(address(page)[0][0], "from");
});

test("from and to are chips, and each comes off by itself", async (t) => {
  const page = await openPage(t, site, "/?from=2020&to=2021-03");
  assert.deepEqual(await page.locator(".chip bdi").allInnerTexts(), [
    "from 2020",
    "to March 2021",
  ]);
  await click(page, page.getByRole("link", { name: "Remove from 2020" }));
  assert.deepEqual(address(page), [["to", "2021-03"]]);
  const focused = await page.evaluate(() => document.activeElement.tagName);
  assert.equal(focused, "H1", "the focus does not fall off the page");
});

test("all filters come off at once and the words stay", async (t) => {
  const page = await openPage(
    t,
    site,
    "/?q=kadhimi&language=ar&from=2020&sort=newest",
  );
  await click(page, page.getByRole("link", { name: "Clear all filters" }));
  assert.deepEqual(address(page), [
    ["q", "kadhimi"],
    ["sort", "newest"],
  ]);
});

test("a choice with a new tab's click leaves this page as it is", async (t) => {
  const page = await openPage(t, site, "/");
  const { facets } = await site.search({});
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    facetChoice(page, facets.actor[0].id).click({ modifiers: ["Control"] }),
  ]);
  await tab.waitForLoadState();
  await settled(tab);
  assert.deepEqual(address(tab), [["actor", facets.actor[0].id]]);
  assert.deepEqual(address(page), []);
});
