import { useEffect } from "preact/hooks";
import { ArticleView } from "./ArticleView";
import { NavigationProvider, useHistory } from "./navigation";
import { Results } from "./Results";
import { SearchBox } from "./SearchBox";
import { strings } from "./strings";

export function App() {
  const navigation = useHistory();
  const { article, search } = navigation.visit.address;

  useEffect(() => {
    if (!article)
      document.title = search.q ? `${search.q} · Fihrist` : "Fihrist";
  }, [article, search.q]);

  return (
    <NavigationProvider value={navigation}>
      <a class="skip" href="#content" onClick={skip}>
        {strings.skipToResults}
      </a>
      <SearchBox search={search} />
      <main id="content" tabIndex={-1}>
        {article ? (
          <ArticleView id={article} search={search} />
        ) : (
          <Results search={search} />
        )}
      </main>
    </NavigationProvider>
  );
}

// Without this, #content would enter the address.
function skip(event: Event) {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
