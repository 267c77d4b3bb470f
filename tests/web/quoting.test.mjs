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
  ['"Kani" met Kani', "kani", '"Kani" met "Kani"'],
  ['"Hisham" Hashemy', "hashemy", '"Hisham" "Hashemy"'],
  ["“هشام” هاشمی", "هاشمي", '“هشام” "هاشمی"'],
  ['"Hisham Hashemy', "hashemy", null],
  ["Hisham al-Hashemy", "hashemy", 'Hisham "al-Hashemy"'],
  ["-(lorry) al-Hashemy", "hashemy", '-(lorry) "al-Hashemy"'],
  ["(Kani-led OR lorry)", "kani", '("Kani-led" OR lorry)'],
  ["visit -Kani", "kani", 'visit -"Kani"'],
  ["Abd al-Kareem", "abd al kareem", '"Abd al-Kareem"'],
  ["kani", "", null],
]) {
  test(`"${surface}" in: ${query}`, () => {
    assert.equal(inQuotes(query, surface), quoted);
  });
}
