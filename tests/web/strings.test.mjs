import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.mjs";

const { isolate, languageName, mentionNote, reasonName, strings } =
  await source("strings.ts");

for (const [total, distinct, said] of [
  [0, 0, "0 articles"],
  [1, 1, "1 article"],
  [12, 9, "12 articles, 9 stories"],
  [12, 1, "12 articles, 1 story"],
  [12, 12, "12 articles"],
  [1234567, 1234567, "1,234,567 articles"],
]) {
  test(`${total} found, ${distinct} of them different: ${said}`, () => {
    assert.equal(strings.total(total, distinct), said);
  });
}

const names = new Map([["mustafa-al-kadhimi", "Mustafa al-Kadhimi"]]);
const actor = "mustafa-al-kadhimi";
for (const [reason, said] of [
  [
    { surface: "Kadhimi", actor, via: "alias", row: "aliases.tsv:41" },
    "Kadhimi: Mustafa al-Kadhimi, by aliases.tsv:41",
  ],
  [
    { surface: "prime minister", actor, via: "title", row: "aliases.tsv:7" },
    "prime minister: Mustafa al-Kadhimi, who then held this title, by aliases.tsv:7",
  ],
  [
    { surface: "الكاظمي", actor, via: "alias", row: "aliases.tsv:45" },
    "\u2068الكاظمي\u2069: Mustafa al-Kadhimi, by aliases.tsv:45",
  ],
  [{ surface: "Kani", actor: "unheard-of", via: "alias" }, "Kani: unheard-of"],
  [{ surface: "visit", via: "word" }, "visit: a word you asked for"],
  [
    { surface: "visits", via: "stem" },
    "visits: a form of a word you asked for",
  ],
  [
    { surface: "Hashimi", via: "key", like: "hashemy", score: 2.1 },
    "Hashimi sounds like hashemy",
  ],
  [
    { surface: "الهاشمي", via: "key", like: "hashemy", score: 1 },
    "\u2068الهاشمي\u2069 sounds like hashemy",
  ],
  [{ surface: "visit", via: "telepathy" }, "visit: telepathy"],
]) {
  test(`a match is explained: ${said}`, () => {
    assert.equal(reasonName(reason, names), said);
  });
}

const actors = new Map(
  [
    { id: "esmail-qaani", name: "Esmail Qaani", kind: "person", count: 2 },
    { id: "quds-force", name: "Quds Force", kind: "force", count: 1 },
  ].map((one) => [one.id, one]),
);
for (const [mention, reason] of [
  [{ via: "alias" }, "by aliases.tsv:9"],
  [{ via: "title" }, "who then held this title, by aliases.tsv:9"],
  [
    { via: "alias", support: "quds-force" },
    "by aliases.tsv:9; certain because the article names Quds Force",
  ],
  [
    { via: "alias", support: "esmail-qaani" },
    "by aliases.tsv:9; certain because a full name stands in the article",
  ],
]) {
  test(`a mention is explained: ${reason}`, () => {
    const whole = { actor: "esmail-qaani", row: "aliases.tsv:9", ...mention };
    assert.deepEqual(mentionNote(whole, actors), {
      name: "Esmail Qaani",
      kind: "person",
      reason,
    });
  });
}

test("a language has its English name, and what is no language its own", () => {
  assert.deepEqual(["ar", "fa", "no such", ""].map(languageName), [
    "Arabic",
    "Persian",
    "no such",
    "",
  ]);
});

test("only what runs from right to left is isolated", () => {
  assert.equal(isolate("Kadhimi"), "Kadhimi");
  assert.equal(isolate("کاظمی"), "\u2068کاظمی\u2069");
});
