// Whatever an archive or an address holds, it is shown as text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, click, hitTitles, openPage, settled } from "./support/reader.mjs";
import { startSite } from "./support/site.mjs";

const kAttack = "<img src=x onerror=alert(1)>";
const articles = [
  {
    id: `../${kAttack}?q=1#x`,
    title: `${kAttack} Mustafa al-Kadhimi & “friends”`,
    body: `<script>alert(2)</script> 🚀 Mustafa al-Kadhimi said <b>nothing</b> & left. ${kAttack}`,
    date: "2020-11-25",
    source: `<i>${kAttack}</i>`,
    url: "javascript:alert(3)",
    language: "en",
    note: kAttack,
  },
  {
    id: "plain",
    title: "Mustafa al-Kadhimi speaks",
    body: "Mustafa al-Kadhimi spoke.",
    url: "https://news.example/1",
    source: "News",
  },
];

const site = startSite({ articles });

async function isOnlyText(page) {
  assert.equal(
    await page.locator("#page img, #page script, #page i, #page b").count(),
    0,
  );
}

test("hostile text in titles, sources and bodies stays text", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi&sort=newest");
  assert.equal((await hitTitles(page))[0], articles[0].title);
  assert.equal(
    await page.locator(".hit .source").first().innerText(),
    articles[0].source,
  );
  await isOnlyText(page);

  await click(page, page.locator(".hit h3 a").first());
  assert.equal(await page.locator("h1").innerText(), articles[0].title);
  assert.equal(await page.locator(".body").innerText(), articles[0].body);
  await page.locator(".other-fields summary").click();
  await isOnlyText(page);
});

test("a hostile query stays text", async (t) => {
  const page = await openPage(t, site);
  await ask(page, `${kAttack} "><script>alert(4)</script>`);
  await isOnlyText(page);
  await page.reload();
  await settled(page);
  await isOnlyText(page);
  await page.goto(
    `${site.origin}/?${new URLSearchParams({ actor: kAttack, source: kAttack, from: kAttack })}`,
  );
  await settled(page);
  await isOnlyText(page);
});

test("only web addresses become links, and they do not tell where from", async (t) => {
  const page = await openPage(t, site, "/?article=plain");
  const original = page.getByRole("link", { name: "Original" });
  assert.equal(await original.getAttribute("href"), articles[1].url);
  assert.match(await original.getAttribute("rel"), /noreferrer/);
  await page.goto(
    `${site.origin}/?${new URLSearchParams({ article: articles[0].id })}`,
  );
  await settled(page);
  assert.equal(await original.count(), 0);
  assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
});

test("nothing is inline, nothing is kept on the reader's machine", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi");
  await click(page, page.locator(".hit h3 a").first());
  const html = await (await fetch(site.origin)).text();
  assert.doesNotMatch(
    html,
    /<style|\sstyle=|\son\w+=|<script>|<script [^>]*>[^<]/,
  );
  assert.match(html, /Content-Security-Policy[^>]*default-src 'self'/);
  assert.equal(
    await page.evaluate(
      () => document.cookie + localStorage.length + sessionStorage.length,
    ),
    "00",
  );
});
