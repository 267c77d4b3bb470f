// A date filter says what it leaves out, and a date says where it comes from.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  address,
  click,
  hitTitles,
  openPage,
  total,
} from "./support/reader.mjs";
import { startSite } from "./support/site.mjs";

const articles = [
  {
    id: "given",
    title: "A visit with a given date",
    body: "Mustafa al-Kadhimi came.",
    date: "2020-11-25",
  },
  {
    id: "later",
    title: "A later visit",
    body: "Mustafa al-Kadhimi left.",
    date: "2021-02-03",
  },
  {
    id: "text",
    title: "A visit with a dateline",
    body: "Published: 26 November 2020\n\nMustafa al-Kadhimi came.",
  },
  {
    id: "none",
    title: "A visit on some day",
    body: "Mustafa al-Kadhimi came once.",
  },
];

const site = startSite({ articles });

test("what a date filter leaves out for want of a date can be shown too", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi&from=2020-11&to=2020-11");
  assert.equal(await total(page), "2 articles");
  assert.match(
    await page.locator(".undated-left-out").innerText(),
    /^1 article has no date and is left out\./,
  );
  await click(page, page.getByRole("link", { name: "Show it too" }));
  assert.equal(await total(page), "3 articles");
  assert.deepEqual(address(page).slice(-1), [["undated", "include"]]);
});

test("the undated alone are a click away", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  await click(page, page.getByRole("link", { name: "1 undated" }));
  assert.deepEqual(await hitTitles(page), ["A visit on some day"]);
});

test("a date read from the text looks different from one that was given, and says so", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi&sort=oldest");
  const about = async (title) =>
    page.locator(".hit", { hasText: title }).locator(".about");
  assert.equal(
    await (await about("given date")).locator(".inferred").count(),
    0,
  );
  assert.match(
    await (await about("dateline")).locator(".inferred").innerText(),
    /26 November 2020.*inferred/,
  );
  assert.match(await (await about("some day")).innerText(), /undated/);

  await click(
    page,
    page.getByRole("link", { name: "A visit with a dateline" }),
  );
  assert.match(
    await page.locator(".article .about").innerText(),
    /inferred: read from a dateline/,
  );
});

test("articles without a source or language are counted, not offered", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  for (const name of ["Sources", "Languages"]) {
    const facet = page.getByRole("group", { name });
    if ((await facet.count()) === 0) continue; // none has any
    const { facets } = await site.search({ q: "kadhimi" });
    const counts = facets[name === "Sources" ? "source" : "language"];
    const absent = counts.filter(({ value }) => !value);
    assert.equal(await facet.locator(".absent").count(), absent.length);
    const offered = counts.length - absent.length;
    assert.equal(await facet.getByRole("checkbox").count(), offered);
  }
});
