import type { Reason, Segment } from "./api";
import { fold } from "./quoting";
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
          <Mark
            key={index}
            segment={segment}
            reason={reasonOf(segment, reasons)}
            names={names}
          />
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

interface MarkProps {
  segment: Segment;
  reason: Reason | undefined;
  names: Map<string, string>;
}

function Mark({ segment, reason, names }: MarkProps) {
  return (
    <mark
      class={reason?.via === "key" ? "alike" : undefined}
      data-actor={segment.actor}
      title={explain(segment, reason, names)}
    >
      {segment.text}
    </mark>
  );
}

// A spelling has one reason, however often and with whatever accents it
// stands in the article.
function reasonOf({ text, actor }: Segment, reasons: Reason[]) {
  const ofActor = reasons.filter((reason) => reason.actor === actor);
  return (
    ofActor.find(({ surface }) => surface === text) ??
    ofActor.find(({ surface }) => fold(surface) === fold(text))
  );
}

// A word that stands as it was asked for explains itself.
function explain(
  { text, actor }: Segment,
  reason: Reason | undefined,
  names: Map<string, string>,
) {
  if (reason?.via === "word") return undefined;
  if (reason) return reasonName(reason, names);
  return actor === undefined
    ? undefined
    : reasonName({ surface: text, actor, via: "" }, names);
}
