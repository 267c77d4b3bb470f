import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.mjs";

const { inQuotes } = await source("quoting.ts");

for (const [query, surface, quoted] of [
  ["kani visit", "kani", '"kani" visit'],
  ["visit of Kani", "kani", 'visit of "Kani"'],
  ["al-Kadhimi visit", "al kadhimi", '"al-Kadhimi" visit'],
  ["Qa’ani", "qaani", '"Qa’ani"'],
  ["Qāʾānī left", "qaani", '"Qāʾānī" left'],
  ["زيارة إسماعيل قاآني", "اسماعيل قااني", 'زيارة "إسماعيل قاآني"'],
  ["سفر کاظمی", "كاظمي", 'سفر "کاظمی"'],
  ["iranian iran", "iran", 'iranian "iran"'],
  ["iranian", "iran", null],
  ['"kani" visit', "kani", null],
  ["kani", "", null],
]) {
  test(`"${surface}" in: ${query}`, () => {
    assert.equal(inQuotes(query, surface), quoted);
  });
}
