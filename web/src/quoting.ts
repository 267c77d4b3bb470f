// Puts words that were read as an actor into quotes, so that the query asks
// for these very words: kani visit → "kani" visit.

// `surface` comes folded from the server; the query is as it was typed.
// Nothing where the words are not found, or where quotes stand already.
export function inQuotes(query: string, surface: string): string | null {
  if (query.includes('"')) return null;
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
    const begin = letters[at]!.begin;
    const end = letters[after - 1]!.end;
    return `${query.slice(0, begin)}"${query.slice(begin, end)}"${query.slice(end)}`;
  }
  return null;
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
function fold(text: string): string {
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
