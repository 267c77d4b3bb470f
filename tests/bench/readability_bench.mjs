#!/usr/bin/env node
// What Readability.js finds in the pages of page_bench.cc, by the same measure:
// the mean F1 of the words of each page html__X.html that has a txt__X.txt.
//
//   node tests/bench/readability_bench.mjs   wants npm, which fetches Readability
//                                            and jsdom into a temporary folder
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// jsdom 22 is the last for Node 16 and 18 alike.
const PACKAGES = ["@mozilla/readability@0.6.0", "jsdom@22.1.0"];
const PAGES = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../shared/data/web/newspaper4k",
);

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

// Words in small letters, with how often each is there.
function wordsOf(text) {
  const words = new Map();
  for (const { segment, isWordLike } of segmenter.segment(text.toLowerCase())) {
    if (isWordLike) words.set(segment, (words.get(segment) ?? 0) + 1);
  }
  return words;
}

const count = (words) => [...words.values()].reduce((sum, n) => sum + n, 0);

function f1(found, wanted) {
  let common = 0;
  for (const [word, times] of wanted) {
    common += Math.min(times, found.get(word) ?? 0);
  }
  const sum = count(found) + count(wanted);
  return sum === 0 ? 0 : (2 * common) / sum;
}

function samples() {
  const named = readdirSync(PAGES)
    .filter((file) => file.startsWith("html__"))
    .map((file) => file.slice("html__".length, -".html".length));
  return named.filter((name) => existsSync(join(PAGES, `txt__${name}.txt`)));
}

function installed(folder) {
  writeFileSync(join(folder, "package.json"), "{}");
  const options = ["install", "--silent", "--no-audit", "--no-fund"];
  execFileSync("npm", [...options, ...PACKAGES], { cwd: folder });
  const require = createRequire(join(folder, "package.json"));
  return { ...require("jsdom"), ...require("@mozilla/readability") };
}

function measure({ JSDOM, VirtualConsole, Readability }) {
  const scores = samples().map((name) => {
    const page = readFileSync(join(PAGES, `html__${name}.html`));
    const dom = new JSDOM(page, {
      url: "https://example.org/",
      virtualConsole: new VirtualConsole(), // pages' faulty style sheets
    });
    const article = new Readability(dom.window.document).parse();
    const wanted = readFileSync(join(PAGES, `txt__${name}.txt`), "utf8");
    const score = f1(wordsOf(article?.textContent ?? ""), wordsOf(wanted));
    console.log(name.padEnd(24), "F1", score.toFixed(3));
    return score;
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  console.log(`mean F1 of ${scores.length} pages: ${mean.toFixed(4)}`);
}

if (!existsSync(PAGES)) {
  console.log("skipped: no ../shared/data/web/newspaper4k");
} else {
  const folder = mkdtempSync(join(tmpdir(), "readability-"));
  try {
    measure(installed(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
