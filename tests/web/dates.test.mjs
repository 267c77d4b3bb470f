import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.mjs";

const { enclosing, histogram, overlaps, periodName, shortPeriodName } =
  await source("dates.ts");

for (const [period, name, short] of [
  ["2020", "2020", "2020"],
  ["2020-11", "November 2020", "Nov 2020"],
  ["2020-11-05", "5 November 2020", "5 Nov"],
  ["0999-12-31", "31 December 999", "31 Dec"],
  ["last week", "last week", "last week"],
  ["", "", ""],
]) {
  test(`"${period}" is called "${name}"`, () => {
    assert.equal(periodName(period), name);
    assert.equal(shortPeriodName(period), short);
  });
}

test("a day lies in its month and its year", () => {
  assert.deepEqual(enclosing("2020-11-05"), ["2020", "2020-11", "2020-11-05"]);
  assert.deepEqual(enclosing("2020"), ["2020"]);
});

for (const [period, from, to, does] of [
  ["2020-11", "2020-11", "2020-11", true],
  ["2020-11-05", "2020-11", "2020-11", true],
  ["2020", "2020-11", "2020-11", true],
  ["2020-10", "2020-11", "2020-11", false],
  ["2020-10", "", "2020-11", true],
  ["2020-12", "", "2020-11", false],
  ["2020-10", "2020", "", true],
  ["2019-12-31", "2020", "", false],
  ["2020-10", "", "", true],
]) {
  test(`${period} ${does ? "touches" : "misses"} ${from || "…"} to ${to || "…"}`, () => {
    assert.equal(overlaps(period, from, to), does);
  });
}

const bars = (buckets) =>
  buckets.map(({ start, count }) => `${start}:${count}`).join(" ");
const counted = (text) =>
  text.split(" ").map((entry) => ({
    start: entry.split(":")[0],
    count: Number(entry.split(":")[1]),
  }));

for (const [what, given, drawn] of [
  [
    "months over a new year",
    "2019-11:3 2020-02:1",
    "2019-11:3 2019-12:0 2020-01:0 2020-02:1",
  ],
  [
    "days over a leap day",
    "2020-02-28:1 2020-03-01:2",
    "2020-02-28:1 2020-02-29:0 2020-03-01:2",
  ],
  ["years", "2018:1 2020:2", "2018:1 2019:0 2020:2"],
  ["buckets in any order", "2020-02:1 2020-01:2", "2020-01:2 2020-02:1"],
]) {
  test(`empty bars stand between: ${what}`, () => {
    assert.equal(bars(histogram(counted(given), 100)), drawn);
  });
}

test("no buckets, no bars", () => {
  assert.deepEqual(histogram([], 100), []);
});

test("too many days are counted by month, too many months by year, and none is lost", () => {
  const days = counted("2018-01-31:1 2018-02-01:2 2020-12-31:4");
  assert.equal(histogram(days, 40).length, 36);
  assert.equal(bars(histogram(days, 10)), "2018:3 2019:0 2020:4");
  assert.equal(
    bars(histogram(days, 1)),
    "2018:3 2019:0 2020:4",
    "years are never too many",
  );
});
