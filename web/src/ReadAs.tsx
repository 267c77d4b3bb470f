import { change, type Search } from "./address";
import type { ReadActor, SearchAnswer } from "./api";
import { Link } from "./navigation";
import { inQuotes } from "./quoting";
import { strings } from "./strings";

// How the server understood the words, with a way to mean just the letters.
export function ReadAs({
  answer,
  search,
}: {
  answer: SearchAnswer;
  search: Search;
}) {
  const { read_as, actors, did_you_mean } = answer;
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
      {[...bySurface(actors)].map(([surface, names]) => (
        <ReadAsActor
          key={surface}
          surface={surface}
          names={names}
          search={search}
        />
      ))}
      {saysMore(read_as, answer.query) && (
        <p class="read-as">
          {strings.readAs} <code dir="ltr">{read_as}</code>
        </p>
      )}
    </>
  );
}

interface ReadAsActorProps {
  surface: string;
  names: string[];
  search: Search;
}

function ReadAsActor({ surface, names, search }: ReadAsActorProps) {
  const literal = inQuotes(search.q, surface);
  return (
    <p class="read-as-actor">
      {strings.readAsActor(surface, names.join(" or "))}
      {literal && (
        <>
          {" · "}
          <Link to={{ search: change(search, { q: literal }), article: null }}>
            {strings.theseLetters(surface)}
          </Link>
        </>
      )}
    </p>
  );
}

function bySurface(actors: ReadActor[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { surface, name, via } of actors) {
    if (via === "actor") continue; // asked for by id: nothing was read into it
    names.set(surface, [...(names.get(surface) ?? []), name]);
  }
  return names;
}

// "kani AND visit" says nothing new about "kani visit".
function saysMore(readAs: string, query: string): boolean {
  const plain = (text: string) =>
    text.toLowerCase().replace(/ and /g, " ").trim();
  return query !== "" && plain(readAs) !== plain(query);
}
