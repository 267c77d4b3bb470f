// An article opens with its mentions marked, and back leads to the results.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  address,
  back,
  click,
  forward,
  hitTitles,
  openPage,
  screens,
  settled,
} from "./support/reader.mjs";
import { startSite } from "./support/site.mjs";

const site = startSite();

const articlePath = (id) =>
  `/?${new URLSearchParams({ article: id, q: "kadhimi" })}`;
const inSpaces = (text) => text.replace(/\s+/g, " ").trim();
const surfaces = (text, mentions) =>
  mentions.map(({ begin, end }) =>
    Buffer.from(text).subarray(begin, end).toString(),
  );

for (const screen of ["desktop", "phone"]) {
  test(`an article opens with every mention marked, and back returns (${screen})`, async (t) => {
    const page = await openPage(t, site, "/?q=kadhimi", { screen });
    const { hits } = await site.search({ q: "kadhimi" });
    const titles = await hitTitles(page);
    await click(page, page.locator(".hit h3 a").nth(2));
    assert.deepEqual(address(page), [
      ["article", hits[2].id],
      ["q", "kadhimi"],
    ]);

    const article = await site.article(hits[2].id);
    assert.equal(
      inSpaces(await page.locator("h1").innerText()),
      inSpaces(article.title),
    );
    assert.equal(
      inSpaces(await page.locator(".body").innerText()),
      inSpaces(article.body),
    );
    for (const [field, place] of [
      ["title", "h1"],
      ["body", ".body"],
    ]) {
      const mentions = article.mentions.filter(
        (mention) => mention.field === field,
      );
      const marks = page.locator(`${place} mark`);
      assert.deepEqual(
        await marks.evaluateAll((all) => all.map((mark) => mark.dataset.actor)),
        mentions.map(({ actor }) => actor),
      );
      assert.deepEqual(
        (await marks.allTextContents()).map(inSpaces),
        surfaces(article[field], mentions).map(inSpaces),
      );
    }

    await back(page);
    assert.deepEqual(await hitTitles(page), titles);
    assert.deepEqual(address(page), [["q", "kadhimi"]]);
    await forward(page);
    assert.equal(
      inSpaces(await page.locator("h1").innerText()),
      inSpaces(article.title),
    );
  });
}

test("“back to the results” is the browser's own way back", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  const entries = await page.evaluate(() => history.length);
  await click(page, page.locator(".hit h3 a").first());
  await click(page, page.getByRole("link", { name: "Back to the results" }));
  assert.deepEqual(address(page), [["q", "kadhimi"]]);
  assert.equal(await page.evaluate(() => history.length), entries + 1);
});

test("going back finds the place left: scrolled as it was, on the article's link", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  const link = page.locator(".hit h3 a").nth(7);
  await link.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 100);
  const id = await link.getAttribute("data-article");
  await click(page, link);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await back(page);
  assert.equal(
    await page.evaluate(() => document.activeElement.dataset.article),
    id,
  );
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 5, place);
});

test("an address of an article opens it without the results before", async (t) => {
  const { hits } = await site.search({ q: "kadhimi" });
  const page = await openPage(t, site, articlePath(hits[0].id));
  assert.equal(
    inSpaces(await page.locator("h1").innerText()),
    inSpaces(hits[0].title),
  );
  assert.ok((await page.title()).startsWith(hits[0].title));
  await click(page, page.getByRole("link", { name: "Back to the results" }));
  assert.deepEqual(address(page), [["q", "kadhimi"]]);
  assert.equal((await hitTitles(page)).length, hits.length);
});

test("its actors are listed with their counts, and lead to their articles", async (t) => {
  const { hits } = await site.search({ q: "kadhimi" });
  const page = await openPage(t, site, articlePath(hits[0].id));
  const { actors } = await site.article(hits[0].id);
  const rows = page.locator(".article-actors li");
  assert.equal(await rows.count(), actors.length);
  for (const [index, { name, count }] of actors.entries()) {
    const text = await rows.nth(index).innerText();
    assert.ok(text.includes(name) && text.includes(String(count)), text);
  }
  await click(page, rows.first().getByRole("link"));
  assert.deepEqual(address(page), [["actor", actors[0].id]]);
});

test("actors have colours of their own", async (t) => {
  const { hits } = await site.search({ q: "kadhimi" });
  const page = await openPage(t, site, articlePath(hits[0].id));
  const colours = await page
    .locator(".body mark:not(.place)")
    .evaluateAll((marks) =>
      marks.map((mark) => [
        mark.dataset.actor,
        getComputedStyle(mark).backgroundColor,
      ]),
    );
  const byActor = new Map(colours);
  assert.ok(byActor.size > 1);
  assert.ok(colours.every(([actor, colour]) => byActor.get(actor) === colour));
  assert.equal(new Set(byActor.values()).size, Math.min(byActor.size, 9));
});

test("a place is marked as one, and not among the actors", async (t) => {
  const placesOf = ({ actors, mentions }) =>
    mentions.filter(({ actor }) => actors.every(({ id }) => id !== actor));
  const { hits } = await site.search({ limit: "60" });
  const articles = await Promise.all(hits.map(({ id }) => site.article(id)));
  const article = articles.find((one) => placesOf(one).length > 0);
  assert.ok(article, "the sample names a place");
  const page = await openPage(t, site, articlePath(article.id));
  const places = page.locator("mark.place");
  assert.equal(await places.count(), placesOf(article).length);
  await places.first().focus();
  assert.match(await page.getByRole("tooltip").innerText(), /place/);
});

for (const how of ["hover", "focus"]) {
  test(`a mention tells its actor and the row that knows it (${how})`, async (t) => {
    const { hits } = await site.search({ q: "kadhimi" });
    const page = await openPage(t, site, articlePath(hits[0].id));
    const { actors, mentions } = await site.article(hits[0].id);
    const inBody = mentions.filter(({ field }) => field === "body");
    for (const [index, { actor, row }] of inBody.slice(0, 4).entries()) {
      const mark = page.locator(".body mark").nth(index);
      await mark[how]();
      const note = page.getByRole("tooltip");
      const text = await note.innerText();
      assert.ok(
        text.includes(actors.find(({ id }) => id === actor)?.name ?? actor),
        text,
      );
      assert.ok(text.includes(row), text);
      assert.equal(
        await mark.getAttribute("aria-describedby"),
        await note.getAttribute("id"),
      );
    }
    await page.keyboard.press("Escape");
    if (how === "focus")
      assert.equal(await page.getByRole("tooltip").count(), 0);
  });
}

test("the note of a mention stays on a narrow screen", async (t) => {
  const { hits } = await site.search({ q: "kadhimi" });
  const page = await openPage(t, site, articlePath(hits[0].id), {
    screen: "narrowest",
  });
  for (const mark of await page.locator(".body mark").all()) {
    await mark.focus();
    const { x, width } = await page.getByRole("tooltip").boundingBox();
    assert.ok(
      x >= 0 && x + width <= screens.narrowest.width,
      `${x} + ${width}`,
    );
  }
});

for (const language of ["ar", "fa"]) {
  test(`an article in ${language} reads right to left`, async (t) => {
    const { hits } = await site.search({ language });
    const page = await openPage(
      t,
      site,
      `/?${new URLSearchParams({ article: hits[0].id })}`,
    );
    const directions = await page
      .locator("h1, .body p")
      .evaluateAll((texts) =>
        texts.map((text) => getComputedStyle(text).direction),
      );
    assert.ok(directions.length > 2);
    assert.deepEqual([...new Set(directions)], ["rtl"]);
    assert.equal(await page.locator(".body").getAttribute("lang"), language);
    assert.equal(
      await page
        .locator(".article .about")
        .evaluate((about) => getComputedStyle(about).direction),
      "ltr",
    );

    await click(page, page.getByRole("link", { name: "Back to the results" }));
    const [title, snippet] = await page
      .locator(`.hit [lang=${language}]`)
      .evaluateAll((texts) =>
        texts.slice(0, 2).map((text) => getComputedStyle(text).direction),
      )
      .catch(() => []);
    if (title) assert.deepEqual([title, snippet], ["rtl", "rtl"]);
  });
}

test("an article that is not there is explained, and the results are a click away", async (t) => {
  const page = await openPage(t, site, articlePath("no such article"));
  assert.match(await page.getByRole("alert").innerText(), /no such article/);
  await click(page, page.getByRole("link", { name: "Back to the results" }));
  await settled(page);
  assert.ok((await hitTitles(page)).length > 0);
});
