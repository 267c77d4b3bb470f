import { useState } from "preact/hooks";
import { toggle, type AnyOf, type Search } from "./address";
import type { ActorCount, ValueCount } from "./api";
import { Link } from "./navigation";
import { articles, languageName, number, strings } from "./strings";

const kShownFirst = 15;

interface CountsProps<Count> {
  counts: Count[];
  search: Search;
}

export function ActorFacet({ counts, search }: CountsProps<ActorCount>) {
  const choices = counts.map(({ id, ...rest }) => ({ value: id, ...rest }));
  return (
    <Facet
      name="actor"
      heading={strings.actors}
      choices={choices}
      search={search}
    />
  );
}

export function SourceFacet({ counts, search }: CountsProps<ValueCount>) {
  return (
    <Facet
      name="source"
      heading={strings.sources}
      choices={choicesOf(counts, (source) => source)}
      search={search}
    />
  );
}

export function LanguageFacet({ counts, search }: CountsProps<ValueCount>) {
  return (
    <Facet
      name="language"
      heading={strings.languages}
      choices={choicesOf(counts, languageName)}
      search={search}
    />
  );
}

// Articles without a value come last: they are no choice.
function choicesOf(counts: ValueCount[], nameOf: (value: string) => string) {
  const choices = counts.map(({ value, ...rest }) => ({
    value: value ?? "",
    name: nameOf(value ?? ""),
    ...rest,
  }));
  return [
    ...choices.filter(({ value }) => value),
    ...choices.filter(({ value }) => !value),
  ];
}

interface Choice {
  value: string;
  name: string;
  kind?: string;
  count: number;
  selected: boolean;
}

interface FacetProps {
  name: AnyOf;
  heading: string;
  choices: Choice[];
  search: Search;
}

// The values found and how often: any number of them can be chosen.
function Facet({ name, heading, choices, search }: FacetProps) {
  const [all, setAll] = useState(false);
  if (!choices.length) return null;
  const shown = choices.filter(
    ({ selected }, index) => all || selected || index < kShownFirst,
  );
  const id = `facet-${name}`;
  return (
    <section class="facet">
      <h3 id={id}>{heading}</h3>
      <div role="group" aria-labelledby={id}>
        <ul>
          {shown.map((choice) => (
            <li key={choice.value}>
              {choice.value ? (
                <CheckLink name={name} choice={choice} search={search} />
              ) : (
                <Absent count={choice.count} />
              )}
            </li>
          ))}
        </ul>
      </div>
      {(all || shown.length < choices.length) && (
        <button
          type="button"
          class="more"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? strings.fewer : strings.more(choices.length - shown.length)}
        </button>
      )}
    </section>
  );
}

// Articles without a value: counted, but not to be asked for.
function Absent({ count }: { count: number }) {
  return (
    <p class="check absent">
      <span />
      <span class="name">{strings.absent}</span>
      <span class="count">{number(count)}</span>
    </p>
  );
}

interface CheckLinkProps {
  name: AnyOf;
  choice: Choice;
  search: Search;
}

// A checkbox with an address: opened in another tab, it shows the choice made.
function CheckLink({ name, choice, search }: CheckLinkProps) {
  const { value, kind, count, selected } = choice;
  const label = [choice.name, kind, articles(count)].filter(Boolean).join(", ");
  return (
    <Link
      class="check"
      role="checkbox"
      aria-checked={selected}
      aria-label={label}
      data-value={value}
      to={{ search: toggle(search, name, value), article: null }}
      scroll="stay"
      onKeyDown={clickOnSpace}
    >
      <span class="box" aria-hidden="true" />
      <span class="name">
        <bdi>{choice.name}</bdi>
        {kind && <span class="kind"> {kind}</span>}
      </span>
      <span class="count">{number(count)}</span>
    </Link>
  );
}

function clickOnSpace(event: KeyboardEvent) {
  if (event.key !== " ") return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).click();
}
