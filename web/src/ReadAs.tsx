import { Fragment } from "preact";
import { change, type Search } from "./address";
import type { AlsoAsked, SearchAnswer } from "./api";
import { Link } from "./navigation";
import { inQuotes } from "./quoting";
import { strings } from "./strings";

const kSpellingsShown = 8;

// How the server understood the words, with a way to mean just the letters.
export function ReadAs({
  answer,
  search,
}: {
  answer: SearchAnswer;
  search: Search;
}) {
  const { read_as, did_you_mean } = answer;
  const actors = grouped(
    // Asked for by id, nothing was read into it.
    answer.actors.filter(({ via }) => via !== "actor"),
    ({ surface }) => surface,
  );
  const also = grouped(
    answer.also.filter(({ documents }) => documents > 0),
    ({ like }) => like,
  );
  return (
    <>
      {did_you_mean && (
        <p class="did-you-mean">
          {strings.didYouMean}{" "}
          <Link
            to={{ search: change(search, { q: did_you_mean }), article: null }}
          >
            <bdi>{did_you_mean}</bdi>
          </Link>
          ?
        </p>
      )}
      {[...actors].map(([surface, named]) => (
        <p key={surface} class="read-as-actor">
          {strings.readAsActor(
            surface,
            named.map(({ name }) => name).join(" or "),
          )}
          <OnlyTheseLetters surface={surface} search={search} />
        </p>
      ))}
      {[...also].map(([name, spellings]) => (
        <p key={name} class="also-as">
          <AlsoAs name={name} spellings={spellings} />
          {!actors.has(name) && (
            <OnlyTheseLetters surface={name} search={search} />
          )}
        </p>
      ))}
      {saysMore(read_as, answer.query) && (
        <p class="read-as">
          {strings.readAs} <code dir="ltr">{read_as}</code>
        </p>
      )}
    </>
  );
}

// “hashemy” also as hashimi (2), الهاشمي (1) and 3 more
function AlsoAs({ name, spellings }: { name: string; spellings: AlsoAsked[] }) {
  const shown = spellings.slice(0, kSpellingsShown);
  const left = spellings.length - shown.length;
  return (
    <>
      {strings.alsoAs(name)}{" "}
      {shown.map(({ surface, documents }, nth) => (
        <Fragment key={surface}>
          {nth > 0 && ", "}
          <bdi>{surface}</bdi> {strings.spelledIn(documents)}
        </Fragment>
      ))}
      {left > 0 && ` ${strings.andMore(left)}`}
    </>
  );
}

function OnlyTheseLetters({
  surface,
  search,
}: {
  surface: string;
  search: Search;
}) {
  const literal = inQuotes(search.q, surface);
  if (!literal) return null;
  return (
    <>
      {" · "}
      <Link to={{ search: change(search, { q: literal }), article: null }}>
        {strings.theseLetters(surface)}
      </Link>
    </>
  );
}

function grouped<One>(
  all: One[],
  nameOf: (one: One) => string,
): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const name = nameOf(one);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

// "kani AND visit" says nothing new about "kani visit".
function saysMore(readAs: string, query: string): boolean {
  const plain = (text: string) =>
    text.toLowerCase().replace(/ and /g, " ").trim();
  return query !== "" && plain(readAs) !== plain(query);
}
