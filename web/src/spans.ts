// Cuts a text at its mentions, and a body into its paragraphs. Nothing here
// can lose or double a letter: the pieces joined are the text.

export interface Span {
  begin: number;
  end: number;
}

export type Piece<S> = string | { span: S; pieces: Piece<S>[] };

// From bytes of the UTF-8 to positions in the string. A span that does not
// begin and end between two characters is left out.
export function toStringSpans<S extends Span>(text: string, spans: S[]): S[] {
  const wanted = new Set(spans.flatMap(({ begin, end }) => [begin, end]));
  const positions = new Map<number, number>();
  let byte = 0;
  let position = 0;
  for (const character of text) {
    if (wanted.has(byte)) positions.set(byte, position);
    byte += utf8Length(character.codePointAt(0)!);
    position += character.length;
  }
  if (wanted.has(byte)) positions.set(byte, position);

  return spans.flatMap((span) => {
    const begin = positions.get(span.begin);
    const end = positions.get(span.end);
    return begin === undefined || end === undefined
      ? []
      : [{ ...span, begin, end }];
  });
}

function utf8Length(codePoint: number): number {
  return codePoint < 0x80
    ? 1
    : codePoint < 0x800
      ? 2
      : codePoint < 0x10000
        ? 3
        : 4;
}

// text[begin, end) cut at the spans. A span inside another becomes a piece of
// it; one that only partly overlaps an earlier one is left out.
export function cut<S extends Span>(
  text: string,
  spans: S[],
  begin = 0,
  end = text.length,
): Piece<S>[] {
  const ordered = spans
    .filter(
      (span) => span.begin < end && span.end > begin && span.begin < span.end,
    )
    .map((span) => ({
      span,
      begin: Math.max(span.begin, begin),
      end: Math.min(span.end, end),
    }))
    .sort((a, b) => a.begin - b.begin || b.end - a.end);

  const pieces: Piece<S>[] = [];
  let position = begin;
  ordered.forEach((outer, index) => {
    if (outer.begin < position) return;
    if (outer.begin > position) pieces.push(text.slice(position, outer.begin));
    const inner = ordered
      .slice(index + 1)
      .filter((other) => other.begin < outer.end && other.end <= outer.end)
      .map(({ span }) => span);
    pieces.push({
      span: outer.span,
      pieces: cut(text, inner, outer.begin, outer.end),
    });
    position = outer.end;
  });
  if (position < end) pieces.push(text.slice(position, end));
  return pieces;
}

// Blank lines part paragraphs, and line breaks between them are where some
// editor wrapped the text. A body without blank lines has a paragraph a line.
export function paragraphs(body: string): Span[] {
  const gap = /\n[^\S\n]*\n/.test(body.trim()) ? /\n(?:[^\S\n]*\n)+/g : /\n+/g;
  const spans: Span[] = [];
  let begin = 0;
  const add = (end: number) => {
    if (body.slice(begin, end).trim()) spans.push({ begin, end });
  };
  for (const match of body.matchAll(gap)) {
    add(match.index);
    begin = match.index + match[0].length;
  }
  add(body.length);
  return spans;
}
