import { limitOf, offsetOf, type Search } from "./address";
import type { SearchAnswer } from "./api";
import { Link } from "./navigation";
import { strings } from "./strings";

const kMostOffset = 100_000; // the API's limit; an export has no end

export function Pager({
  answer,
  search,
}: {
  answer: SearchAnswer;
  search: Search;
}) {
  const limit = limitOf(search);
  const offset = offsetOf(search);
  // Copies are folded into one hit unless they are asked for.
  const all =
    search.copies === "show" ? answer.total : (answer.distinct ?? answer.total);
  const next = offset + limit;
  if (!answer.hits.length || (offset === 0 && next >= all)) return null;
  return (
    <nav class="pager" aria-label={strings.pages}>
      {offset > 0 ? (
        <Link rel="prev" to={page(search, Math.max(0, offset - limit))}>
          {strings.previous}
        </Link>
      ) : (
        <span />
      )}
      <span>{strings.range(offset + 1, offset + answer.hits.length, all)}</span>
      {next < all && next <= kMostOffset ? (
        <Link rel="next" to={page(search, next)}>
          {strings.next}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}

function page(search: Search, offset: number) {
  return {
    search: { ...search, offset: offset ? String(offset) : "" },
    article: null,
  };
}
