import { change, isNarrowed, widen, type Search } from "./address";
import type { SearchAnswer } from "./api";
import { Link } from "./navigation";
import { strings } from "./strings";

// An empty answer says what to try.
export function NothingFound({
  answer,
  search,
}: {
  answer: SearchAnswer;
  search: Search;
}) {
  if (answer.total > 0) {
    return (
      <p class="nothing">
        {strings.pastTheEnd}{" "}
        <Link to={{ search: change(search, {}), article: null }}>
          {strings.firstPage}
        </Link>
      </p>
    );
  }
  return (
    <div class="nothing">
      <p>
        <strong>{strings.nothing}</strong>
      </p>
      {isNarrowed(search) && (
        <p>
          {strings.nothingNarrowed}{" "}
          <Link to={{ search: widen(search), article: null }}>
            {strings.clearFilters}
          </Link>
        </p>
      )}
      {search.q && <p>{strings.nothingWords}</p>}
    </div>
  );
}
