import { everything } from "./address";
import type { ArticleActor } from "./api";
import { Link } from "./navigation";
import { number, strings } from "./strings";

const kHues = 8;

// Actors have hues in the order of the list; those past the last are grey.
// Places are mentioned, but are no actors.
export function hueClass(actors: ArticleActor[], id: string): string {
  const index = actors.findIndex((actor) => actor.id === id);
  if (index < 0) return "place";
  return index < kHues ? `hue-${index + 1}` : "hue-other";
}

// Who is named, how often, and in which colour.
export function ArticleActors({ actors }: { actors: ArticleActor[] }) {
  if (!actors.length)
    return <p class="article-actors">{strings.noArticleActors}</p>;
  return (
    <section class="article-actors" aria-labelledby="article-actors">
      <h2 id="article-actors">{strings.articleActors}</h2>
      <ul>
        {actors.map(({ id, name, kind, count }) => (
          <li key={id}>
            <Link
              to={{ search: { ...everything, actor: [id] }, article: null }}
              title={strings.searchActor(name)}
            >
              <span
                class={`swatch ${hueClass(actors, id)}`}
                aria-hidden="true"
              />
              <span>
                <bdi class="name">{name}</bdi> <span class="kind">{kind}</span>
              </span>{" "}
              <span class="count">{number(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
