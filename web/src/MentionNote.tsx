import { useLayoutEffect, useRef } from "preact/hooks";
import type { ArticleActor, Mention } from "./api";
import { mentionNote } from "./strings";

export interface Noted {
  mention: Mention;
  mark: HTMLElement;
}

interface MentionNoteProps extends Noted {
  actors: ArticleActor[];
}

const kGap = 6;

// Stands below the mark it explains, or above where there is no room.
export function MentionNote({ mention, mark, actors }: MentionNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  const { name, kind, reason } = mentionNote(
    mention,
    new Map(actors.map((actor) => [actor.id, actor])),
  );

  useLayoutEffect(() => {
    if (note.current) place(note.current, mark);
    mark.setAttribute("aria-describedby", "mention-note");
    return () => mark.removeAttribute("aria-describedby");
  }, [mark]);

  return (
    <div
      ref={note}
      id="mention-note"
      class="mention-note"
      role="tooltip"
      dir="ltr"
      lang="en"
    >
      <strong>{name}</strong> {kind}
      <br />
      {reason}
    </div>
  );
}

function place(note: HTMLElement, mark: HTMLElement) {
  const line = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const widest = document.documentElement.clientWidth - note.offsetWidth - kGap;
  const below = line.bottom + kGap;
  const above = line.top - kGap - note.offsetHeight;
  const top =
    below + note.offsetHeight < innerHeight || above < 0 ? below : above;
  note.style.left = `${scrollX + Math.max(kGap, Math.min(line.left, widest))}px`;
  note.style.top = `${scrollY + top}px`;
}
