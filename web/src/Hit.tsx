import type { Search } from "./address";
import type { Hit as HitData, ReadActor } from "./api";
import { ArticleDate } from "./ArticleDate";
import { Link } from "./navigation";
import { Segments } from "./Segments";
import { languageName, reasonName, strings } from "./strings";

interface HitProps {
  hit: HitData;
  readActors: ReadActor[];
  search: Search;
}

export function Hit({ hit, readActors, search }: HitProps) {
  const names = new Map(
    [...readActors, ...hit.actors].map(({ id, name }) => [id, name]),
  );
  const title = hit.title_segments ?? [{ text: hit.title || strings.untitled }];
  const lang = hit.language ?? undefined;
  const copies = hit.copies ?? 1;
  return (
    <article class="hit">
      <h3 dir="auto" lang={lang}>
        <Link to={{ search, article: hit.id }} data-article={hit.id}>
          <Segments segments={title} reasons={hit.why} names={names} />
        </Link>
      </h3>
      <p class="about">
        <ArticleDate date={hit.date} origin={hit.date_origin} />
        {hit.source && <bdi class="source">{hit.source}</bdi>}
        {hit.language && <span>{languageName(hit.language)}</span>}
        {copies > 1 && <span>{strings.copies(copies)}</span>}
      </p>
      <p class="snippet" dir="auto" lang={lang}>
        <Segments segments={hit.snippet} reasons={hit.why} names={names} />
      </p>
      <Why hit={hit} names={names} />
    </article>
  );
}

// The reasons behind the marks, for those who cannot hover over them.
function Why({ hit, names }: { hit: HitData; names: Map<string, string> }) {
  const reasons = hit.why.map((reason) => reasonName(reason, names));
  if (!reasons.length) return null;
  return (
    <details class="why">
      <summary aria-label={strings.whyOf(hit.title || strings.untitled)}>
        {strings.why}
      </summary>
      <ul>
        {[...new Set(reasons)].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}
