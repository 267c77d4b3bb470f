import { useEffect, useRef, useState } from "preact/hooks";
import { change, everything, isNarrowed, type Search } from "./address";
import { Link, useNavigation } from "./navigation";
import { strings } from "./strings";

export function SearchBox({ search }: { search: Search }) {
  const { go, visit } = useNavigation();
  const [words, setWords] = useState(search.q);
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => setWords(search.q), [search.q, visit.number]);
  useFocusAtStart(
    box,
    !search.q && !isNarrowed(search) && !visit.address.article,
  );
  useSlashKey(box);

  const submit = (event: Event) => {
    event.preventDefault();
    go({ search: change(search, { q: words.trim() }), article: null });
  };

  return (
    <header class="top">
      <Link
        class="wordmark"
        to={{ search: everything, article: null }}
        aria-label={strings.home}
      >
        Fihrist <span lang="fa">فهرس</span>
      </Link>
      <form role="search" class="search-box" onSubmit={submit}>
        <label class="hidden" for="q">
          {strings.searchLabel}
        </label>
        <input
          ref={box}
          id="q"
          type="search"
          name="q"
          dir="auto"
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          enterKeyHint="search"
          placeholder={strings.searchPlaceholder}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <button type="submit">{strings.searchButton}</button>
      </form>
    </header>
  );
}

type Box = { current: HTMLInputElement | null };

// Only where no keyboard would cover the page.
function useFocusAtStart(box: Box, atStart: boolean) {
  useEffect(() => {
    if (atStart && matchMedia("(pointer: fine)").matches) box.current?.focus();
  }, []);
}

function useSlashKey(box: Box) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof Element &&
        event.target.closest("input, select, textarea");
      if (
        event.key !== "/" ||
        inField ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      event.preventDefault();
      box.current?.select();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
