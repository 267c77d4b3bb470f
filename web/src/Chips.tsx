import {
  change,
  isNarrowed,
  toggle,
  widen,
  type AnyOf,
  type Search,
} from "./address";
import type { ActorCount } from "./api";
import { periodName } from "./dates";
import { Link } from "./navigation";
import { languageName, strings } from "./strings";

interface Chip {
  name: string;
  without: Search;
}

// Everything that narrows the search, each to be taken away.
export function Chips({
  search,
  actors,
}: {
  search: Search;
  actors: ActorCount[];
}) {
  if (!isNarrowed(search)) return null;
  const chips = [...dateChips(search), ...valueChips(search, actors)];
  return (
    <ul class="chips" aria-label={strings.filters}>
      {chips.map(({ name, without }) => (
        <li key={name}>
          <Link
            class="chip"
            to={{ search: without, article: null }}
            scroll="stay"
            aria-label={strings.remove(name)}
          >
            <bdi>{name}</bdi> <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link to={{ search: widen(search), article: null }} scroll="stay">
            {strings.clearFilters}
          </Link>
        </li>
      )}
    </ul>
  );
}

function dateChips(search: Search): Chip[] {
  const { from, to, undated } = search;
  const chips: Chip[] = [];
  if (from && from === to) {
    chips.push({
      name: periodName(from),
      without: change(search, { from: "", to: "" }),
    });
  } else {
    if (from)
      chips.push({
        name: strings.from(from),
        without: change(search, { from: "" }),
      });
    if (to)
      chips.push({ name: strings.to(to), without: change(search, { to: "" }) });
  }
  if (undated) {
    const name = strings.undatedChip[undated] ?? undated;
    chips.push({ name, without: change(search, { undated: "" }) });
  }
  return chips;
}

function valueChips(search: Search, actors: ActorCount[]): Chip[] {
  const actorName = (id: string) =>
    actors.find((actor) => actor.id === id)?.name ?? id;
  const chosen = (name: AnyOf, nameOf: (value: string) => string) =>
    search[name].map((value) => ({
      name: nameOf(value),
      without: toggle(search, name, value),
    }));
  return [
    ...chosen("actor", actorName),
    ...search.not_actor.map((id) => ({
      name: strings.not(actorName(id)),
      without: change(search, {
        not_actor: search.not_actor.filter((other) => other !== id),
      }),
    })),
    ...chosen("source", (source) => source),
    ...chosen("language", languageName),
  ];
}
