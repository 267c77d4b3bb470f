import type { Search } from "./address";
import type { SearchAnswer } from "./api";
import { Hit } from "./Hit";

export function HitList({
  answer,
  search,
}: {
  answer: SearchAnswer;
  search: Search;
}) {
  return (
    <ol class="hits">
      {answer.hits.map((hit) => (
        <li key={hit.id}>
          <Hit hit={hit} readActors={answer.actors} search={search} />
        </li>
      ))}
    </ol>
  );
}
