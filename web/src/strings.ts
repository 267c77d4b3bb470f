// Every word the page says, in one place.
import { periodName } from "./dates";
import type { ArticleActor, DateOrigin, Mention, Reason } from "./api";

const numbers = new Intl.NumberFormat("en");

export function count(n: number, one: string, many = `${one}s`): string {
  return `${numbers.format(n)} ${n === 1 ? one : many}`;
}

// Arabic and Persian inside an English sentence must not turn it around.
export function isolate(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text)
    ? `\u2068${text}\u2069`
    : text;
}

export const number = (n: number) => numbers.format(n);
export const articles = (n: number) => count(n, "article");

const languageNames = new Intl.DisplayNames("en", { type: "language" });

export function languageName(code: string): string {
  if (!code) return "";
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code; // not a language tag
  }
}

export function dateName(date: string | null): string {
  return date === null ? "undated" : periodName(date);
}

export const dateOriginNote: Record<DateOrigin, string> = {
  given: "",
  text: "inferred: read from a dateline in the text",
  none: "",
};

export const sorts = {
  relevance: "Relevance",
  newest: "Newest first",
  oldest: "Oldest first",
  added: "Last added",
};

// "Kadhimi: Mustafa al-Kadhimi, by aliases.tsv:41"
export function reasonName(reason: Reason, names: Map<string, string>): string {
  const { actor, via, row, like } = reason;
  const surface = isolate(reason.surface);
  if (like !== undefined) return `${surface} sounds like ${isolate(like)}`;
  if (actor === undefined) return `${surface}: ${wordReasons[via] ?? via}`;
  const name = names.get(actor) ?? actor;
  const title = via === "title" ? ", who then held this title" : "";
  return `${surface}: ${name}${title}${row ? `, by ${row}` : ""}`;
}

const wordReasons: Record<string, string> = {
  word: "a word you asked for",
  stem: "a form of a word you asked for",
  phrase: "the words you asked for",
  prefix: "begins as you asked",
};

export interface MentionNote {
  name: string;
  kind: string;
  reason: string;
}

// What a marked mention in an article says of itself.
export function mentionNote(
  mention: Mention,
  actors: Map<string, ArticleActor>,
): MentionNote {
  const actor = actors.get(mention.actor);
  const by = mention.via === "title" ? "who then held this title, by" : "by";
  return {
    name: actor?.name ?? mention.actor,
    kind: actor?.kind ?? "place", // the only kind not listed
    reason: `${by} ${mention.row}${supportNote(mention, actors)}`,
  };
}

function supportNote(
  { actor, support }: Mention,
  actors: Map<string, ArticleActor>,
): string {
  if (!support) return "";
  if (support === actor)
    return "; certain because a full name stands in the article";
  return `; certain because the article names ${actors.get(support)?.name ?? support}`;
}

export const strings = {
  searchLabel: "Search the archive",
  searchPlaceholder: "A name, in any spelling or script",
  searchButton: "Search",
  skipToResults: "Skip to results",
  home: "Fihrist: all articles",

  readAs: "Read as",
  readAsActor: (surface: string, name: string) =>
    `${isolate(surface)} is read as ${name}`,
  alsoAs: (name: string) => `“${isolate(name)}” also as`,
  spelledIn: (documents: number) => `(${number(documents)})`,
  andMore: (n: number) => `and ${number(n)} more`,
  theseLetters: (surface: string) =>
    `only “${isolate(surface)}”, letter by letter`,
  didYouMean: "Did you mean",

  results: "Results",
  allArticles: "All articles",
  loading: "Searching…",
  loadingArticle: "Opening…",
  total: (total: number, distinct = total) =>
    distinct < total
      ? `${articles(total)}, ${count(distinct, "story", "stories")}`
      : articles(total),
  copies: (copies: number) => `${count(copies, "copy", "copies")}`,
  undatedLeftOut: (n: number) =>
    `${count(n, "article has", "articles have")} no date and ${n === 1 ? "is" : "are"} left out.`,
  includeUndated: n_("Show it too", "Show them too"),
  why: "Why",
  whyOf: (title: string) => `Why “${isolate(title)}” is here`,
  untitled: "Untitled",

  nothing: "Nothing matches.",
  nothingNarrowed: "The filters may be too narrow.",
  nothingWords:
    "Every word has to occur. Leave one out, or try a part of the name: kadhi* finds Kadhimi and Kadhim.",
  pastTheEnd: "There are no results this far.",
  firstPage: "First page",

  filters: "Filters",
  showFilters: "Filter",
  hideFilters: "Hide filters",
  clearFilters: "Clear all filters",
  remove: (what: string) => `Remove ${isolate(what)}`,
  more: (n: number) => `${number(n)} more`,
  fewer: "Fewer",
  actors: "Actors",
  sources: "Sources",
  languages: "Languages",
  absent: "not known",
  noActors: "No known actor is named in these articles.",
  sort: "Sort",

  dates: "Dates",
  allDates: "All dates",
  widerPeriods: "Wider periods",
  barsHint: "Left and right arrow keys move between the bars.",
  bar: (period: string, n: number) => `${periodName(period)}: ${articles(n)}`,
  undated: (n: number) => `${number(n)} undated`,
  from: (date: string) => `from ${periodName(date)}`,
  to: (date: string) => `to ${periodName(date)}`,
  undatedChip: {
    include: "undated too",
    exclude: "without undated",
    only: "undated only",
  } as Record<string, string>,
  not: (name: string) => `not ${name}`,
  allActors: "all of these actors",

  pages: "Pages",
  previous: "Previous",
  next: "Next",
  range: (first: number, last: number, all: number) =>
    `${number(first)}–${number(last)} of ${number(all)}`,

  backToResults: "Back to the results",
  original: "Original",
  articleActors: "Actors in this article",
  noArticleActors: "No known actor is named in this article.",
  searchActor: (name: string) => `All articles that name ${name}`,
  otherFields: "Other fields",
  added: (day: string) => `added ${periodName(day)}`,

  tryAgain: "Try again",
  startOver: "Start over",
  problemAt: "The trouble begins at the marked part of",
  unreachable: "The search server does not answer",
  unreachableDetail: "The connection failed before an answer came.",
  unreadable: "The answer cannot be read",
  unreadableDetail:
    "Something between this page and the search server answered in its place.",
  advice: {
    request: "Change the query or the filters, or start over.",
    missing:
      "It may have been removed, or have another id now. Search for its words instead.",
    server:
      "The server could not do its work. Try again; if it stays so, its log says more.",
    network: "Check the connection, and that fihrist-searchd is running.",
  },
};

function n_(one: string, many: string) {
  return (n: number) => (n === 1 ? one : many);
}
