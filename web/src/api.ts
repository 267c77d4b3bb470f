// The answers of /api/v1, as far as the page reads them. Keys are only ever
// added within v1 (searchd/API.md), so anything not named here is ignored.

export interface SearchAnswer {
  query: string;
  read_as: string;
  actors: ReadActor[];
  also: AlsoAsked[];
  notes: (string | { text: string })[];
  total: number; // articles
  distinct?: number; // stories, where copies of one are folded
  undated_left_out: number;
  took_ms: number;
  hits: Hit[];
  facets: Partial<Facets>;
  did_you_mean: string | null;
}

// Words of the query read as an actor.
export interface ReadActor {
  id: string;
  name: string;
  surface: string;
  via: string;
}

// A spelling of the archive, asked for beside a name of the query; of each
// name the likest first.
export interface AlsoAsked {
  surface: string;
  like: string; // the name
  score: number; // log-odds that the two are one name
  documents: number;
}

export type DateOrigin = "given" | "text" | "none";

export interface Hit {
  id: string;
  title: string;
  title_segments?: Segment[];
  date: string | null;
  date_origin: DateOrigin;
  source: string | null;
  url: string | null;
  language: string | null;
  copies?: number;
  actors: { id: string; name: string }[];
  snippet: Segment[];
  why: Reason[];
}

export interface Segment {
  text: string;
  match?: boolean;
  actor?: string;
}

export interface Reason {
  surface: string;
  actor?: string;
  via: string; // alias, title, word, stem, phrase, prefix, key
  row?: string; // aliases.tsv:41
  like?: string; // of a key: the name of the query that it sounds like
  score?: number; // and how alike, as in AlsoAsked
}

export interface Facets {
  actor: ActorCount[];
  date: DateCounts;
  source: ValueCount[];
  language: ValueCount[];
}

export interface ActorCount {
  id: string;
  name: string;
  kind: string;
  count: number;
  selected: boolean;
}

export interface ValueCount {
  value: string | null; // null: articles that have none
  count: number;
  selected: boolean;
}

export type Interval = "day" | "month" | "year";

export interface DateCounts {
  interval: Interval;
  buckets: Bucket[];
  undated: number;
}

// `start` is as long as its interval: 2020, 2020-11 or 2020-11-05.
export interface Bucket {
  start: string;
  count: number;
}

export interface Article {
  id: string;
  title: string;
  body: string;
  date: string | null;
  date_origin: DateOrigin;
  source: string | null;
  url: string | null;
  language: string | null;
  added: string;
  actors: ArticleActor[];
  mentions: Mention[];
  furniture: { begin: number; end: number }[]; // bytes of the body
  extra?: Record<string, unknown>;
}

export interface ArticleActor {
  id: string;
  name: string;
  kind: string;
  count: number;
}

// `begin` and `end` are bytes into the UTF-8 of the field.
export interface Mention {
  field: "title" | "body";
  begin: number;
  end: number;
  actor: string;
  surface: string;
  via: string;
  row: string;
  support?: string; // the actor that makes a weak alias certain
}

// RFC 9457. `position` is a byte of the query.
export interface Problem {
  title: string;
  status?: number;
  detail?: string;
  position?: number;
}
