import { useMemo } from "preact/hooks";
import type { Article, Mention } from "./api";
import { hueClass } from "./ArticleActors";
import type { Noted } from "./MentionNote";
import { cut, paragraphs, toStringSpans, type Piece, type Span } from "./spans";

interface ArticleTextProps {
  article: Article;
  field: Mention["field"];
  note: (noted: Noted | null) => void;
}

// Lines of the page around the article, which no search finds.
interface Furniture extends Span {
  actor?: undefined;
}

// A title or body with its mentions marked and its furniture dimmed. Each tells its actor and the row
// of the alias table, when hovered over or reached by the Tab key.
export function ArticleText({ article, field, note }: ArticleTextProps) {
  return useMemo(() => {
    const text = article[field];
    const spans = toStringSpans<Mention | Furniture>(text, [
      ...article.mentions.filter((mention) => mention.field === field),
      ...(field === "body" ? article.furniture : []),
    ]);
    const mark = (piece: Piece<Mention | Furniture>, index: number) =>
      typeof piece === "string" ? (
        piece
      ) : piece.span.actor === undefined ? (
        <span key={index} class="furniture">
          {piece.pieces.map(mark)}
        </span>
      ) : (
        <mark
          key={index}
          class={hueClass(article.actors, piece.span.actor)}
          data-actor={piece.span.actor}
          tabIndex={0}
          {...noteHandlers(piece.span, note)}
        >
          {piece.pieces.map(mark)}
        </mark>
      );
    if (field === "title") return <>{cut(text, spans).map(mark)}</>;
    return (
      <>
        {paragraphs(text).map(({ begin, end }) => (
          <p key={begin} dir="auto">
            {cut(text, spans, begin, end).map(mark)}
          </p>
        ))}
      </>
    );
  }, [article, field, note]);
}

function noteHandlers(mention: Mention, note: ArticleTextProps["note"]) {
  const show = (event: Event) => {
    event.stopPropagation(); // the innermost mention speaks
    note({ mention, mark: event.currentTarget as HTMLElement });
  };
  const hide = () => note(null);
  return {
    onMouseOver: show,
    onMouseOut: hide,
    onFocus: show,
    onBlur: hide,
    onKeyDown: (event: KeyboardEvent) => event.key === "Escape" && hide(),
  };
}
