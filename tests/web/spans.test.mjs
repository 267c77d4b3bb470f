import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./support/source.mjs";

const { cut, paragraphs, toStringSpans } = await source("spans.ts");

// Pieces as text: [a [b] c].
const shown = (pieces) =>
  pieces
    .map((piece) =>
      typeof piece === "string" ? piece : `[${shown(piece.pieces)}]`,
    )
    .join("");
const bytesOf = (text, part) => {
  const begin = Buffer.byteLength(text.slice(0, text.indexOf(part)));
  return { begin, end: begin + Buffer.byteLength(part) };
};

for (const [text, parts, marked] of [
  ["Kani met Kazemi.", ["Kani", "Kazemi"], "[Kani] met [Kazemi]."],
  ["Qaʾani met Kazemi.", ["Qaʾani", "Kazemi"], "[Qaʾani] met [Kazemi]."],
  ["التقى الكاظمي قاآني", ["الكاظمي", "قاآني"], "التقى [الكاظمي] [قاآني]"],
  ["🚀🚀 Kani 🚀", ["Kani", "🚀"], "[🚀]🚀 [Kani] 🚀"],
  ["Kani", ["Kani"], "[Kani]"],
  [
    "the Quds Force commander said",
    ["Quds Force commander", "Quds Force"],
    "the [[Quds Force] commander] said",
  ],
  [
    "the Quds Force commander said",
    ["Quds Force", "Quds Force commander"],
    "the [[Quds Force] commander] said",
  ],
  ["one two three", ["one two", "two three"], "[one two] three"],
]) {
  test(`byte spans mark: ${marked}`, () => {
    const spans = toStringSpans(
      text,
      parts.map((part) => bytesOf(text, part)),
    );
    assert.equal(shown(cut(text, spans)), marked);
  });
}

for (const [what, span] of [
  ["inside a letter", { begin: 1, end: 4 }],
  ["past the end", { begin: 0, end: 400 }],
  ["that ends before it begins", { begin: 4, end: 2 }],
  ["of nothing", { begin: 2, end: 2 }],
]) {
  test(`a span ${what} leaves the text as it is`, () => {
    const text = "ʿIraq";
    assert.deepEqual(cut(text, toStringSpans(text, [span])), [text]);
  });
}

test("whatever the spans, no letter is lost or doubled", () => {
  const text = "Esmail Qaʾani 🚀 قاآني and on";
  const plain = (pieces) =>
    pieces
      .map((piece) => (typeof piece === "string" ? piece : plain(piece.pieces)))
      .join("");
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 2000; ++round) {
    const spans = Array.from({ length: random(8) }, () => ({
      begin: random(50),
      end: random(50),
    }));
    assert.equal(
      plain(cut(text, toStringSpans(text, spans))),
      text,
      JSON.stringify(spans),
    );
  }
});

for (const [what, body, parts] of [
  [
    "blank lines",
    "One.\n\nTwo,\nwrapped.\n \n\nThree.\n",
    ["One.", "Two,\nwrapped.", "Three."],
  ],
  [
    "lines, where none is blank",
    "One.\nTwo.\nThree.",
    ["One.", "Two.", "Three."],
  ],
  ["nothing in a single line", "One.", ["One."]],
  ["the same at blank ends", "\n\nOne.\nTwo.\n\n", ["One.", "Two."]],
]) {
  test(`paragraphs are parted by ${what}`, () => {
    const texts = paragraphs(body).map(({ begin, end }) =>
      body.slice(begin, end).trim(),
    );
    assert.deepEqual(texts, parts);
  });
}

test("a mention over the end of a paragraph is marked on both sides", () => {
  const text = "met Esmail\n\nQaani there";
  const spans = [{ begin: 4, end: 17 }];
  const parts = paragraphs(text).map(({ begin, end }) =>
    shown(cut(text, spans, begin, end)),
  );
  assert.deepEqual(parts, ["met [Esmail]", "[Qaani] there"]);
});
