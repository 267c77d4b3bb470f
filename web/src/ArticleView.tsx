import { useEffect, useRef, useState } from "preact/hooks";
import type { Search } from "./address";
import type { Article } from "./api";
import { ArticleActors } from "./ArticleActors";
import { ArticleDate } from "./ArticleDate";
import { ArticleText } from "./ArticleText";
import { Failure } from "./Failure";
import { MentionNote, type Noted } from "./MentionNote";
import { Link, useNavigation } from "./navigation";
import { articleRequest } from "./requests";
import { languageName, strings } from "./strings";
import { useAnswer } from "./useAnswer";

export function ArticleView({ id, search }: { id: string; search: Search }) {
  const { visit } = useNavigation();
  const { answer, failure, loading } = useAnswer(articleRequest(id), visit);
  const article = answer?.id === id ? answer : null;
  return (
    <div class="article-view" aria-busy={loading}>
      <p class="back">
        <Link to={{ search, article: null }} back>
          <span aria-hidden="true">← </span>
          {strings.backToResults}
        </Link>
      </p>
      {failure ? (
        <Failure failure={failure} query={search.q} />
      ) : article ? (
        <OpenArticle key={article.id} article={article} />
      ) : (
        <p class="loading">{strings.loadingArticle}</p>
      )}
    </div>
  );
}

function OpenArticle({ article }: { article: Article }) {
  const { visit } = useNavigation();
  const heading = useRef<HTMLHeadingElement>(null);
  const [noted, setNoted] = useState<Noted | null>(null);
  const lang = article.language ?? undefined;

  useEffect(() => {
    document.title = `${article.title || strings.untitled} · Fihrist`;
    if (visit.number === 0) return;
    if (visit.fresh) scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <article class="article">
      <header>
        <h1 ref={heading} tabIndex={-1} dir="auto" lang={lang}>
          {article.title ? (
            <ArticleText article={article} field="title" note={setNoted} />
          ) : (
            strings.untitled
          )}
        </h1>
        <p class="about">
          <ArticleDate
            date={article.date}
            origin={article.date_origin}
            explained
          />
          {article.source && <bdi class="source">{article.source}</bdi>}
          {article.language && <span>{languageName(article.language)}</span>}
          {article.url && isWebAddress(article.url) && (
            <a href={article.url} rel="noreferrer">
              {strings.original}
            </a>
          )}
        </p>
      </header>
      <ArticleActors actors={article.actors} />
      <div class="body" lang={lang}>
        <ArticleText article={article} field="body" note={setNoted} />
      </div>
      <OtherFields article={article} />
      {noted && <MentionNote {...noted} actors={article.actors} />}
    </article>
  );
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

// What the archive said besides, kept as it was; and how the article is named
// in the index.
function OtherFields({ article }: { article: Article }) {
  const fields = [
    ["id", article.id],
    ["added", article.added],
    ["url", article.url],
    ...Object.entries(article.extra ?? {}),
  ] as [string, unknown][];
  return (
    <details class="other-fields">
      <summary>{strings.otherFields}</summary>
      <dl>
        {fields
          .filter(
            ([, value]) =>
              value !== null && value !== undefined && value !== "",
          )
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">
                {typeof value === "string" ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
