import { change, type Search } from "./address";
import type { SearchAnswer } from "./api";
import { Link } from "./navigation";
import { strings } from "./strings";

export function Total({
  answer,
  search,
}: {
  answer: SearchAnswer;
  search: Search;
}) {
  const { total, distinct, undated_left_out } = answer;
  return (
    <p class="total">
      <strong>{strings.total(total, distinct)}</strong>
      {undated_left_out > 0 && (
        <>
          {" "}
          <span class="undated-left-out">
            {strings.undatedLeftOut(undated_left_out)}{" "}
            <Link
              to={{
                search: change(search, { undated: "include" }),
                article: null,
              }}
            >
              {strings.includeUndated(undated_left_out)}
            </Link>
          </span>
        </>
      )}
    </p>
  );
}
