import type { DateOrigin } from "./api";
import { dateName, dateOriginNote } from "./strings";

interface ArticleDateProps {
  date: string | null;
  origin: DateOrigin;
  explained?: boolean;
}

// A date read from the text looks less certain than one that was given.
export function ArticleDate({
  date,
  origin,
  explained = false,
}: ArticleDateProps) {
  if (date === null) return <span class="undated">{dateName(date)}</span>;
  const inferred = origin === "text";
  return (
    <span
      class={inferred ? "date inferred" : "date"}
      title={dateOriginNote[origin] || undefined}
    >
      <time dateTime={date}>{dateName(date)}</time>
      {inferred && (
        <span class="origin">
          {explained ? dateOriginNote.text : "inferred"}
        </span>
      )}
    </span>
  );
}
