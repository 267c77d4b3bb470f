import { useMemo } from "preact/hooks";
import type { Article, Mention } from "./api";
import { hueClass } from "./ArticleActors";
import type { Noted } from "./MentionNote";
import { cut, paragraphs, toStringSpans, type Piece } from "./spans";

interface ArticleTextProps {
  article: Article;
  field: Mention["field"];
  note: (noted: Noted | null) => void;
}

// A title or body with its mentions marked. Each tells its actor and the row
// of the alias table, when hovered over or reached by the Tab key.
export function ArticleText({ article, field, note }: ArticleTextProps) {
  return useMemo(() => {
    const text = article[field];
    const mentions = toStringSpans(
      text,
      article.mentions.filter((mention) => mention.field === field),
    );
    const mark = (piece: Piece<Mention>, index: number) =>
      typeof piece === "string" ? (
        piece
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
    if (field === "title") return <>{cut(text, mentions).map(mark)}</>;
    return (
      <>
        {paragraphs(text).map(({ begin, end }) => (
          <p key={begin} dir="auto">
            {cut(text, mentions, begin, end).map(mark)}
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
