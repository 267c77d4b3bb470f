import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isNarrowed, type Search } from "./address";
import { ActorFacet, LanguageFacet, SourceFacet } from "./facets";
import type { SearchAnswer } from "./api";
import { Chips } from "./Chips";
import { DateHistogram } from "./DateHistogram";
import { Failure } from "./Failure";
import { HitList } from "./HitList";
import { useNavigation } from "./navigation";
import { Notes } from "./Notes";
import { NothingFound } from "./NothingFound";
import { Pager } from "./Pager";
import { ReadAs } from "./ReadAs";
import { searchRequest } from "./requests";
import { SortChoice } from "./SortChoice";
import { strings } from "./strings";
import { Total } from "./Total";
import { useAnswer } from "./useAnswer";

export function Results({ search }: { search: Search }) {
  const { visit } = useNavigation();
  const { answer, failure, loading } = useAnswer(searchRequest(search), visit);
  const heading = useRef<HTMLHeadingElement>(null);
  useSettledView(heading, answer, loading);

  return (
    <div class="results" aria-busy={loading}>
      <h1 ref={heading} class="hidden" tabIndex={-1}>
        {search.q ? `${strings.results}: ${search.q}` : strings.allArticles}
      </h1>
      <p class="hidden" role="status">
        {!loading &&
          answer &&
          !failure &&
          strings.total(answer.total, answer.distinct)}
      </p>
      {failure ? (
        <div class="found">
          <Chips search={search} actors={answer?.facets.actor ?? []} />
          <Failure failure={failure} query={search.q} />
        </div>
      ) : answer ? (
        <Answer answer={answer} search={search} />
      ) : (
        <p class="loading">{strings.loading}</p>
      )}
    </div>
  );
}

function Answer({ answer, search }: { answer: SearchAnswer; search: Search }) {
  const { facets, hits } = answer;
  return (
    <>
      <div class="understood">
        <ReadAs answer={answer} search={search} />
        <Notes notes={answer.notes} />
      </div>
      <Filters answer={answer} search={search} />
      <div class="found">
        <Chips search={search} actors={facets.actor ?? []} />
        {facets.date && <DateHistogram counts={facets.date} search={search} />}
        <div class="toolbar">
          <Total answer={answer} search={search} />
          {answer.total > 1 && <SortChoice search={search} />}
        </div>
        {hits.length ? (
          <HitList answer={answer} search={search} />
        ) : (
          <NothingFound answer={answer} search={search} />
        )}
        <Pager answer={answer} search={search} />
      </div>
    </>
  );
}

// Beside the results, or behind a button where the page is narrow.
function Filters({
  answer: { facets },
  search,
}: {
  answer: SearchAnswer;
  search: Search;
}) {
  const [shown, setShown] = useState(false);
  const { actor = [], source = [], language = [] } = facets;
  if (
    !actor.length &&
    !source.length &&
    !language.length &&
    !isNarrowed(search)
  )
    return null;
  return (
    <section class="filters" aria-labelledby="filters">
      <h2 id="filters" class="hidden">
        {strings.filters}
      </h2>
      <button
        type="button"
        class="show-filters"
        aria-expanded={shown}
        aria-controls="facets"
        onClick={() => setShown(!shown)}
      >
        {shown ? strings.hideFilters : strings.showFilters}
      </button>
      <div id="facets" class={shown ? "facets shown" : "facets"}>
        <ActorFacet counts={actor} search={search} />
        <SourceFacet counts={source} search={search} />
        <LanguageFacet counts={language} search={search} />
      </div>
    </section>
  );
}

// Before an answer is painted: to its top where a new list was asked for,
// and the focus where it was: on the article gone back from, or on the
// heading if what had it is gone.
function useSettledView(
  heading: { current: HTMLHeadingElement | null },
  answer: SearchAnswer | null,
  loading: boolean,
) {
  const { visit } = useNavigation();
  useLayoutEffect(() => {
    if (visit.number === 0 || loading) return;
    if (visit.fresh && visit.scroll === "top") scrollTo(0, 0);
    if (document.activeElement && document.activeElement !== document.body)
      return;
    const left = visit.from?.article;
    const target =
      left &&
      document.querySelector<HTMLElement>(
        `[data-article="${CSS.escape(left)}"]`,
      );
    (target || heading.current)?.focus({ preventScroll: true });
  }, [visit.number, answer, loading]);
}
