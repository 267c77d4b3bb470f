import type { SearchAnswer } from "./api";

export function Notes({ notes }: { notes: SearchAnswer["notes"] }) {
  if (!notes.length) return null;
  return (
    <ul class="notes">
      {notes.map((note) => {
        const text = typeof note === "string" ? note : note.text;
        return (
          <li key={text} dir="auto">
            {text}
          </li>
        );
      })}
    </ul>
  );
}
