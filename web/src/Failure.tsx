import { everything } from "./address";
import { Link, useNavigation } from "./navigation";
import type { RequestFailed } from "./requests";
import { toStringSpans } from "./spans";
import { strings } from "./strings";

// What went wrong, where, and what to do about it.
export function Failure({
  failure,
  query,
}: {
  failure: RequestFailed;
  query: string;
}) {
  const { again } = useNavigation();
  const { problem, advice } = failure;
  const transient = advice === "server" || advice === "network";
  return (
    <div class="failure" role="alert">
      <h2>{problem.title}</h2>
      {problem.detail && <p dir="auto">{problem.detail}</p>}
      {problem.position !== undefined && (
        <Position query={query} position={problem.position} />
      )}
      <p>{strings.advice[advice]}</p>
      <p class="ways-out">
        {transient && (
          <button type="button" onClick={again}>
            {strings.tryAgain}
          </button>
        )}
        <Link to={{ search: everything, article: null }}>
          {strings.startOver}
        </Link>
      </p>
    </div>
  );
}

const kShownBefore = 60;

function Position({ query, position }: { query: string; position: number }) {
  const [here] = toStringSpans(query, [{ begin: position, end: position }]);
  if (!here || !query) return null;
  const begin = Math.max(0, here.begin - kShownBefore);
  return (
    <p>
      {strings.problemAt}{" "}
      <code dir="auto">
        {begin > 0 && "…"}
        {query.slice(begin, here.begin)}
        <mark>{query.slice(here.begin, here.begin + kShownBefore)}</mark>
      </code>
    </p>
  );
}
