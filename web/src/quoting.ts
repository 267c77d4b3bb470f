// Puts words that were read as an actor, or widened to other spellings, into
// quotes, so that the query asks for these very words:
// kani visit → "kani" visit.

const kJoinedBefore = /[\p{L}\p{N}][^\s"“”„«»()]*[-\u2010-\u2015]$/u;
const kJoinedAfter = /^[-\u2010-\u2015][\p{L}\p{N}][^\s"“”„«»()]*/u;

// `surface` comes folded from the server; the query is as it was typed.
// Nothing where the words are not found outside of quotes. What a hyphen joins
// to them comes along: in "kani"-led the hyphen would be a NOT.
export function inQuotes(query: string, surface: string): string | null {
  if (isOpen(query)) return null;
  const letters = lettersOf(query);
  const text = letters.map(({ folded }) => folded).join("");
  const wanted = fold(surface);
  for (
    let at = text.indexOf(wanted);
    at >= 0 && wanted;
    at = text.indexOf(wanted, at + 1)
  ) {
    const after = at + wanted.length;
    if (isLetter(text[at - 1]) || isLetter(text[after])) continue;
    const before = query.slice(0, letters[at]!.begin);
    if (isOpen(before)) continue;
    const behind = query.slice(letters[after - 1]!.end);
    const begin = before.search(kJoinedBefore);
    const joined = kJoinedAfter.exec(behind)?.[0].length ?? 0;
    return quote(
      query,
      begin < 0 ? before.length : begin,
      query.length - behind.length + joined,
    );
  }
  return null;
}

function quote(query: string, begin: number, end: number): string {
  return `${query.slice(0, begin)}"${query.slice(begin, end)}"${query.slice(end)}`;
}

// A quote stands open at the end of the text.
function isOpen(text: string): boolean {
  return (text.match(/["“”„«»]/g) ?? []).length % 2 === 1;
}

interface Letter {
  folded: string;
  begin: number; // in the text before it was folded
  end: number;
}

function lettersOf(text: string): Letter[] {
  let begin = 0;
  return [...text].flatMap((character) => {
    const end = begin + character.length;
    const letters = fold(character)
      .split("")
      .map((folded) => ({ folded, begin, end }));
    begin = end;
    return letters;
  });
}

// Enough of analyzers/ to find a folded word again.
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\u0640'’‘ʿʾ`]/gu, "")
    .replace(/[-\u2010-\u2015]/g, " ")
    .replace(/[ىی]/g, "ي")
    .replace(/[ةە]/g, "ه")
    .replace(/ک/g, "ك");
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
