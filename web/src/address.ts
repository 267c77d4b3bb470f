// The address holds the whole search, under the names the API gives its
// parameters: what can be bookmarked, sent to a colleague or gone back to.
//
//   /?q=kani+visit&actor=quds-force&from=2020-11&to=2020-11
//   /?article=2020%2F11%2F25.html&q=kani+visit      an article, and the search it came from

const single = [
  "q",
  "actor_mode",
  "from",
  "to",
  "undated",
  "sort",
  "interval",
  "copies",
  "limit",
  "offset",
] as const;
const repeated = ["actor", "not_actor", "source", "language"] as const;

type Single = (typeof single)[number];
type Repeated = (typeof repeated)[number];

// An absent parameter is "" or [].
export type Search = Record<Single, string> & Record<Repeated, string[]>;

export interface Address {
  search: Search;
  article: string | null;
}

export type AnyOf = "actor" | "source" | "language";

export function readAddress(query: string): Address {
  const parameters = new URLSearchParams(query);
  const search: Partial<Search> = {};
  for (const name of single) search[name] = parameters.get(name)?.trim() ?? "";
  for (const name of repeated) {
    search[name] = [...new Set(parameters.getAll(name))].filter(Boolean);
  }
  return {
    search: search as Search,
    article: parameters.get("article") || null,
  };
}

// Relative, so that the page also works below a path.
export function writeAddress({ search, article }: Address): string {
  const parameters = searchParameters(search);
  const query = article
    ? new URLSearchParams([["article", article], ...parameters])
    : parameters;
  return `?${query}`;
}

// Always in the same order, so that equal searches have equal addresses.
export function searchParameters(search: Search): URLSearchParams {
  const parameters = new URLSearchParams();
  const append = (name: Single | Repeated) => {
    for (const value of [search[name]].flat()) {
      if (value) parameters.append(name, value);
    }
  };
  append("q");
  repeated.forEach(append);
  single.slice(1).forEach(append);
  return parameters;
}

export const everything: Search = readAddress("").search;

// A changed search begins at its first page.
export function change(search: Search, changes: Partial<Search>): Search {
  return { ...search, offset: "", ...changes };
}

export function toggle(search: Search, name: AnyOf, value: string): Search {
  const chosen = search[name];
  return change(search, {
    [name]: chosen.includes(value)
      ? chosen.filter((other) => other !== value)
      : [...chosen, value],
  });
}

export function isNarrowed(search: Search): boolean {
  const { actor, not_actor, source, language, from, to, undated } = search;
  return [
    ...actor,
    ...not_actor,
    ...source,
    ...language,
    from,
    to,
    undated,
  ].some(Boolean);
}

// The same words, sort and page size without anything that narrows them.
export function widen(search: Search): Search {
  const { q, sort, limit, copies } = search;
  return { ...everything, q, sort, limit, copies };
}

export const kLimit = 10; // the API's default

export function limitOf(search: Search): number {
  return Number(search.limit) || kLimit;
}

export function offsetOf(search: Search): number {
  return Number(search.offset) || 0;
}
