import { change, type Search } from "./address";
import { useNavigation } from "./navigation";
import { sorts, strings } from "./strings";

export function SortChoice({ search }: { search: Search }) {
  const { go } = useNavigation();
  const choose = (value: string) =>
    go(
      {
        search: change(search, { sort: value === "relevance" ? "" : value }),
        article: null,
      },
      "stay",
    );
  return (
    <label class="sort">
      {strings.sort}{" "}
      <select
        value={search.sort || "relevance"}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {Object.entries(sorts).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
