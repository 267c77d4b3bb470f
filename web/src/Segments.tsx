import type { Reason, Segment } from "./api";
import { reasonName } from "./strings";

interface SegmentsProps {
  segments: Segment[];
  reasons: Reason[];
  names: Map<string, string>;
}

// A snippet or title with what matched in it marked, and why on each mark.
export function Segments({ segments, reasons, names }: SegmentsProps) {
  return (
    <>
      {segments.map((segment, index) =>
        segment.match ? (
          <mark
            key={index}
            data-actor={segment.actor}
            title={explain(segment, reasons, names)}
          >
            {segment.text}
          </mark>
        ) : (
          afterGap(segment.text, segments[index - 1])
        ),
      )}
    </>
  );
}

// Where one passage ends and the next begins, a single … is enough.
function afterGap(text: string, before: Segment | undefined): string {
  return before?.text.endsWith("…") && text.startsWith("…")
    ? text.slice(1)
    : text;
}

// A word that stands as it was asked for explains itself.
function explain(
  { text, actor }: Segment,
  reasons: Reason[],
  names: Map<string, string>,
) {
  const reason = reasons.find(
    (other) => other.surface === text && other.actor === actor,
  );
  if (reason?.via === "word") return undefined;
  if (reason) return reasonName(reason, names);
  return actor === undefined
    ? undefined
    : reasonName({ surface: text, actor, via: "" }, names);
}
