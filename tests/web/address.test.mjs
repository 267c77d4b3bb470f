import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.mjs";

const {
  change,
  isNarrowed,
  readAddress,
  searchParameters,
  toggle,
  widen,
  writeAddress,
} = await source("address.ts");

const addresses = [
  "?",
  "?q=kani+visit",
  "?q=%D8%A7%D9%84%D9%83%D8%A7%D8%B8%D9%85%D9%8A",
  "?q=a%26b%3Dc%23d+%2Be",
  "?q=kani&actor=quds-force&actor=iran&not_actor=israel&source=A+%26+B&language=ar&from=2020-11&to=2020-11-25&undated=include&sort=newest&offset=20",
  "?article=sample%2Fa+b%23c.html&q=kani&offset=10",
  "?actor_mode=all&interval=day&copies=show&limit=50".replace(
    "actor_mode=all&",
    "actor=a&actor=b&actor_mode=all&",
  ),
];
for (const written of addresses) {
  test(`an address comes back as it was: ${written}`, () => {
    assert.equal(writeAddress(readAddress(written)), written);
  });
}

test("the API is asked with the address's own names, without the article", () => {
  const { search } = readAddress(
    "?article=x&q=kani&actor=iran&actor=iraq&from=2020&offset=10",
  );
  assert.equal(
    String(searchParameters(search)),
    "q=kani&actor=iran&actor=iraq&from=2020&offset=10",
  );
});

test("what the page does not know stays out of the search", () => {
  assert.equal(
    writeAddress(readAddress("?q=kani&utm_source=mail&nonsense")),
    "?q=kani",
  );
});

test("equal searches have equal addresses", () => {
  assert.equal(
    writeAddress(readAddress("?to=2020&actor=iran&q=+kani+&actor=iran&from=")),
    "?q=kani&actor=iran&to=2020",
  );
});

test("a value is chosen and taken back, and either begins at the first page", () => {
  const { search } = readAddress("?q=kani&actor=iran&offset=30");
  const chosen = toggle(search, "actor", "iraq");
  assert.deepEqual([chosen.actor, chosen.offset], [["iran", "iraq"], ""]);
  assert.deepEqual(toggle(chosen, "actor", "iran").actor, ["iraq"]);
  assert.deepEqual(search.actor, ["iran"], "the old search is as it was");
});

test("narrowing keeps the rest", () => {
  const { search } = readAddress("?q=kani&source=Tasnim&sort=oldest");
  const narrowed = change(search, { from: "2020-11", to: "2020-11" });
  assert.equal(
    writeAddress({ search: narrowed, article: null }),
    "?q=kani&source=Tasnim&from=2020-11&to=2020-11&sort=oldest",
  );
});

test("widening keeps the words and the order only", () => {
  const { search } = readAddress(
    "?q=kani&actor=iran&from=2020&undated=only&sort=oldest&offset=10",
  );
  assert.equal(isNarrowed(search), true);
  assert.equal(isNarrowed(widen(search)), false);
  assert.equal(
    writeAddress({ search: widen(search), article: null }),
    "?q=kani&sort=oldest",
  );
});
