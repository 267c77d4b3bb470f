// What fails is explained, with what to do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, ask, click, hitTitles, openPage } from "./support/reader.mjs";
import { startSite } from "./support/site.mjs";

const site = startSite();

test("a refused request shows the server's own words and a way out", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi&sort=loudest");
  const problem = await site.search({ q: "kadhimi", sort: "loudest" });
  const alert = page.getByRole("alert");
  const text = await alert.innerText();
  assert.ok(
    text.includes(problem.title) && text.includes(problem.detail),
    text,
  );
  await click(page, alert.getByRole("link", { name: "Start over" }));
  assert.deepEqual(address(page), []);
  assert.ok((await hitTitles(page)).length > 0);
});

test("a server that does not answer is named, and trying again works", async (t) => {
  const page = await openPage(t, site);
  await page.route(/api\/v1\/search/, (route) => route.abort());
  await ask(page, "kadhimi");
  assert.match(await page.getByRole("alert").innerText(), /does not answer/);
  await page.unroute(/api\/v1\/search/);
  await click(page, page.getByRole("button", { name: "Try again" }));
  assert.ok((await hitTitles(page)).length > 0);
  assert.deepEqual(address(page), [["q", "kadhimi"]]);
});

for (const [what, response] of [
  [
    "a proxy's page",
    { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" },
  ],
  [
    "an answer cut short",
    { status: 200, contentType: "application/json", body: '{"query": "kad' },
  ],
]) {
  test(`${what} in place of the answer is no riddle`, async (t) => {
    const page = await openPage(t, site);
    await page.route(/api\/v1\/search/, (route) => route.fulfill(response));
    await ask(page, "kadhimi");
    const text = await page.getByRole("alert").innerText();
    assert.match(text, new RegExp(`cannot be read[^]*HTTP ${response.status}`));
    assert.equal(
      await page.getByRole("button", { name: "Try again" }).count(),
      1,
    );
  });
}

test("the place of a mistake in the query is shown", async (t) => {
  const page = await openPage(t, site);
  const problem = {
    title: "Too deep",
    status: 400,
    detail: "At most 20 parentheses.",
    position: 12,
  };
  await page.route(/api\/v1\/search/, (route) =>
    route.fulfill({
      status: 400,
      contentType: "application/problem+json",
      body: JSON.stringify(problem),
    }),
  );
  await ask(page, "قاآني ((((kani");
  assert.equal(await page.locator(".failure mark").innerText(), "(((kani");
});

test("a filter the server refuses can be taken away", async (t) => {
  const page = await openPage(t, site, "/?q=kadhimi&from=soon");
  assert.ok((await page.getByRole("alert").innerText()).includes("soon"));
  await click(page, page.getByRole("link", { name: "Remove from soon" }));
  assert.deepEqual(address(page), [["q", "kadhimi"]]);
  assert.ok((await hitTitles(page)).length > 0);
});
