// A name that no table knows is widened to the archive's spellings of it: the
// page says to which, how to have the letters alone, and why each hit is here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, click, hitTitles, openPage } from "./support/reader.mjs";
import { startSite } from "./support/site.mjs";

const spellings = [
  "Hashimi",
  "Hashemi",
  "Hashmi",
  "Hachemi",
  "Hachimi",
  "Hashimy",
  "Hashimee",
  "Haashimi",
  "Hasheemi",
  "Haschemi",
];
const kShown = 8;

const site = startSite();
const crowd = startSite({
  articles: spellings.map((name) => ({
    id: name,
    title: `Rafiq ${name} speaks`,
    body: `Rafiq ${name} spoke.`,
  })),
});

for (const [screen, colorScheme] of [
  ["desktop", "light"],
  ["phone", "dark"],
]) {
  test(`each name of the query has its line of spellings (${screen})`, async (t) => {
    const page = await openPage(t, site, "/?q=Hisham+Hashemy", {
      screen,
      colorScheme,
    });
    const { also } = await site.search({ q: "Hisham Hashemy" });
    const names = [...new Set(also.map(({ like }) => like))];
    assert.ok(names.includes("hashemy"));
    const expected = names.map((name) => {
      const spelled = also
        .filter(({ like, documents }) => like === name && documents > 0)
        .map(({ surface, documents }) => `${surface} (${documents})`);
      return `“${name}” also as ${spelled.join(", ")} · only “${name}”, letter by letter`;
    });
    assert.deepEqual(await page.locator(".also-as").allInnerTexts(), expected);
    assert.ok(expected.some((line) => line.includes("hashimi (2)")));
    assert.ok(expected.some((line) => line.includes("الهاشمي (1)")));
  });
}

test("the switch of a name asks for its letters, one name after the other", async (t) => {
  const page = await openPage(t, site, "/?q=Hisham+al-Hashemy");
  const only = (name) =>
    page.getByRole("link", { name: `only “${name}”, letter by letter` });
  await click(page, only("hashemy"));
  assert.deepEqual(address(page), [["q", 'Hisham "al-Hashemy"']]);
  assert.equal(await only("hashemy").count(), 0);

  await page.goto(`${site.origin}/?q=%22Hisham%22+Hashemy`);
  await click(page, only("hashemy"));
  assert.deepEqual(address(page), [["q", '"Hisham" "Hashemy"']]);
  assert.equal(await page.locator(".also-as").count(), 0);
});

test("a spelling is marked otherwise than the word as asked, and both say why", async (t) => {
  const query = { q: "Hisham Hashemy", language: "en" };
  const page = await openPage(t, site, `/?${new URLSearchParams(query)}`);
  const { hits } = await site.search(query);
  assert.deepEqual(
    hits[0].why.map(({ surface, via }) => [surface, via]),
    [
      ["Hisham", "word"],
      ["Hashimi", "key"],
    ],
  );
  const hit = page.locator(".hit").first();
  for (const part of ["h3", ".snippet"]) {
    const mark = (hasText) =>
      hit.locator(`${part} mark`, { hasText }).first();
    assert.equal(
      await mark("Hashimi").getAttribute("title"),
      "Hashimi sounds like hashemy",
    );
    assert.match(await underlineOf(mark("Hashimi")), /dashed/);
    assert.equal(await mark("Hisham").getAttribute("title"), null);
    assert.doesNotMatch(await underlineOf(mark("Hisham")), /underline/);
  }
  await hit.locator(".why summary").click();
  assert.deepEqual(await hit.locator(".why li").allInnerTexts(), [
    "Hisham: a word you asked for",
    "Hashimi sounds like hashemy",
  ]);
});

test("vowel signs in one place do not hide the reason in another", async (t) => {
  const query = { q: "Hisham Hashemy", language: "ar" };
  const page = await openPage(t, site, `/?${new URLSearchParams(query)}`);
  const marks = page.locator(".hit mark");
  const texts = await marks.allInnerTexts();
  assert.ok(texts.includes("هِشام") && texts.includes("هشام"));
  assert.equal(await page.locator(".hit mark.alike").count(), texts.length);
  for (const mark of await marks.all())
    assert.match(await mark.getAttribute("title"), /sounds like h/);
});

test("of many spellings the likest are shown, and the others counted", async (t) => {
  const page = await openPage(t, crowd, "/?q=Hashemy");
  const { also, total } = await crowd.search({ q: "Hashemy" });
  assert.ok(also.length > kShown, `${also.length} spellings`);
  assert.deepEqual(
    await page.locator(".also-as bdi").allInnerTexts(),
    also.slice(0, kShown).map(({ surface }) => surface),
  );
  assert.match(
    await page.locator(".also-as").innerText(),
    new RegExp(`\\(1\\) and ${also.length - kShown} more ·`),
  );
  assert.equal((await hitTitles(page)).length, Math.min(total, 10));
});

test("a name that is read as an actor too has one switch", async (t) => {
  const page = await openPage(t, site, "/?q=kani+Mustafa");
  const { also } = await site.search({ q: "kani Mustafa" });
  assert.ok(also.some(({ like }) => like === "kani"));
  const only = page.getByRole("link", { name: "only “kani”" });
  assert.equal(await only.count(), 1);
});

test("words that are no names have no such line", async (t) => {
  const page = await openPage(t, site, "/?q=rockets+lorry");
  assert.equal(await page.locator(".also-as").count(), 0);
});

function underlineOf(mark) {
  return mark.evaluate((element) => getComputedStyle(element).textDecoration);
}
