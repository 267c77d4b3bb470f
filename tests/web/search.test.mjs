// What a reader asks, and what the page shows for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  address,
  ask,
  back,
  click,
  forward,
  hitTitles,
  openPage,
  settled,
  total,
  totalText,
} from "./support/reader.mjs";
import { startSite } from "./support/site.mjs";

const site = startSite();

for (const screen of ["desktop", "phone"]) {
  test(`typing a name shows what the API finds, with marks (${screen})`, async (t) => {
    const page = await openPage(t, site, "/", { screen });
    await ask(page, "kadhimi");
    const answer = await site.search({ q: "kadhimi" });
    assert.ok(answer.total > 1);
    assert.equal(await total(page), totalText(answer));
    assert.deepEqual(
      await hitTitles(page),
      answer.hits.map(({ title }) => title),
    );
    assert.deepEqual(address(page), [["q", "kadhimi"]]);
    for (const hit of await page.locator(".hit").all()) {
      assert.ok(
        (await hit.locator("mark").count()) > 0,
        "every hit has a mark",
      );
    }
  });
}

test("a mark written otherwise than asked names its actor and the row that says so", async (t) => {
  const page = await openPage(t, site, "/?q=kani+visit");
  const { hits } = await site.search({ q: "kani visit" });
  let explained = 0;
  for (const [index, { why, actors, snippet }] of hits.entries()) {
    const marks = page.locator(".hit").nth(index).locator(".snippet mark");
    const segments = snippet.filter(({ match }) => match);
    for (const [nth, { text, actor }] of segments.entries()) {
      const reason = why.find(
        (one) => one.surface === text && one.actor === actor,
      );
      if (reason?.via !== "alias") continue;
      const title = await marks.nth(nth).getAttribute("title");
      const name = actors.find(({ id }) => id === actor).name;
      assert.equal(plain(title), `${text}: ${name}, by ${reason.row}`);
      ++explained;
    }
  }
  assert.ok(explained > 0);
});

test("the reasons of a hit open without a mouse over a mark", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  const { hits } = await site.search({ q: "kadhimi" });
  const why = page.locator(".hit").first().locator(".why");
  await why.locator("summary").press("Enter");
  const text = plain(await why.locator("ul").innerText());
  for (const { row } of hits[0].why)
    if (row) assert.ok(text.includes(row), row);
});

test("the page says how it read the words, and offers the bare letters", async (t) => {
  const page = await openPage(t, site, "/?q=kani+visit");
  const { read_as, actors } = await site.search({ q: "kani visit" });
  assert.equal(await page.locator(".read-as code").innerText(), read_as);
  const line = page.locator(".read-as-actor").first();
  assert.ok((await line.innerText()).includes(actors[0].name));
  await click(page, line.getByRole("link"));
  assert.deepEqual(address(page), [["q", '"kani" visit']]);
  assert.equal(await page.locator(".read-as-actor").count(), 0);
});

test("the notes of an answer are shown", async (t) => {
  const query = '"kadhimi';
  const page = await openPage(
    t,
    site,
    `/?${new URLSearchParams({ q: query })}`,
  );
  const { notes } = await site.search({ q: query });
  assert.ok(notes.length > 0);
  const texts = notes.map((note) => note.text ?? note);
  assert.deepEqual(await page.locator(".notes li").allInnerTexts(), texts);
});

test("nothing found says so, and what to try", async (t) => {
  const page = await openPage(t, site, "/?q=zzqxv&language=ar");
  assert.equal(await total(page), "0 articles");
  assert.match(await page.locator(".nothing").innerText(), /Nothing matches/);
  await click(page, page.locator(".nothing").getByRole("link"));
  assert.deepEqual(address(page), [["q", "zzqxv"]]);
});

test("the order chosen is the API's, and stands in the address", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  await page.getByLabel("Sort").selectOption("oldest");
  await settled(page);
  const { hits } = await site.search({ q: "kadhimi", sort: "oldest" });
  assert.deepEqual(address(page), [
    ["q", "kadhimi"],
    ["sort", "oldest"],
  ]);
  assert.deepEqual(
    await hitTitles(page),
    hits.map(({ title }) => title),
  );
});

test("the pages hold every hit once, and lead there and back", async (t) => {
  const page = await openPage(t, site, "/");
  const answer = await site.search({ limit: "1000" });
  const seen = await hitTitles(page);
  const next = page.getByRole("link", { name: "Next" });
  while (await next.count()) {
    await click(page, next);
    assert.equal(
      await page.evaluate(() => scrollY),
      0,
      "a page begins at its top",
    );
    seen.push(...(await hitTitles(page)));
  }
  assert.ok(seen.length > 20);
  assert.deepEqual(
    seen,
    answer.hits.map(({ title }) => title),
  );
  await click(page, page.getByRole("link", { name: "Previous" }));
  const [, offset] = address(page).find(([name]) => name === "offset");
  assert.equal(Number(offset) % 10, 0);
});

test("back and forward restore the words, the results and the choices", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  const first = await hitTitles(page);
  await ask(page, "soleimani");
  const second = await hitTitles(page);
  await page.getByLabel("Sort").selectOption("newest");
  await settled(page);

  await back(page);
  assert.deepEqual(await hitTitles(page), second);
  assert.equal(await page.getByLabel("Sort").inputValue(), "relevance");
  await back(page);
  assert.deepEqual(await hitTitles(page), first);
  assert.equal(await page.inputValue("[name=q]"), "kadhimi");
  await forward(page);
  await forward(page);
  assert.deepEqual(address(page), [
    ["q", "soleimani"],
    ["sort", "newest"],
  ]);
  assert.equal(await page.inputValue("[name=q]"), "soleimani");
  assert.equal(await page.getByLabel("Sort").inputValue(), "newest");
});

test("reloading keeps everything", async (t) => {
  const { facets } = await site.search({ q: "kadhimi" });
  const actor = facets.actor[1].id;
  const query = new URLSearchParams({
    q: "kadhimi",
    actor,
    from: "2020",
    to: "2020",
    sort: "newest",
  });
  const page = await openPage(t, site, `/?${query}`);
  const look = async () => [
    page.url(),
    await page.inputValue("[name=q]"),
    await total(page),
    await page.locator(".chip").allInnerTexts(),
    await hitTitles(page),
    await page.locator(".check[aria-checked=true]").count(),
  ];
  const seen = await look();
  assert.equal(seen[3].length, 2);
  assert.equal(seen[5], 1);
  await page.reload();
  await settled(page);
  assert.deepEqual(await look(), seen);
});

test("a newer search cancels an older one, and nothing flickers meanwhile", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  const before = await hitTitles(page);
  const canceled = page.waitForEvent("requestfailed", (request) =>
    request.url().includes("q=slow"),
  );
  await page.route(/search\?q=slow/, (route) =>
    setTimeout(() => route.continue().catch(() => {}), 3000),
  );

  await page.fill("[name=q]", "slow");
  await page.press("[name=q]", "Enter");
  await page.waitForSelector('[aria-busy="true"]');
  assert.deepEqual(await hitTitles(page), before, "the older results stay");

  await ask(page, "soleimani");
  assert.match((await canceled).failure().errorText, /ABORTED/);
  const { hits } = await site.search({ q: "soleimani" });
  assert.deepEqual(
    await hitTitles(page),
    hits.map(({ title }) => title),
  );
});

test("the count is announced", async (t) => {
  const page = await openPage(t, site, "/");
  await ask(page, "kadhimi");
  const answer = await site.search({ q: "kadhimi" });
  assert.equal(await page.getByRole("status").textContent(), totalText(answer));
});

test("an Arabic spelling finds the same actor as a Latin one", async (t) => {
  const page = await openPage(t, site, "/");
  await ask(page, "الكاظمي");
  const arabic = await site.search({ q: "الكاظمي" });
  assert.equal(await total(page), totalText(arabic));
  const direction = await page.$eval(
    "[name=q]",
    (box) => getComputedStyle(box).direction,
  );
  assert.equal(direction, "rtl");
  assert.match(
    await page.locator(".read-as-actor").innerText(),
    /Mustafa al-Kadhimi/,
  );
});

// Without the marks that keep Arabic from turning an English sentence around.
function plain(text) {
  return text.replace(/[\u2068\u2069]/g, "");
}

test("no words at all show everything, and nothing about how they were read", async (t) => {
  const page = await openPage(t, site, "/");
  assert.equal(await total(page), totalText(await site.search({})));
  assert.equal(await page.locator(".understood").innerText(), "");
});
