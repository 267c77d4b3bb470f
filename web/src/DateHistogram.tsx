import { useRef, useState } from "preact/hooks";
import { change, type Search } from "./address";
import type { Bucket, DateCounts } from "./api";
import {
  enclosing,
  histogram,
  overlaps,
  periodName,
  shortPeriodName,
} from "./dates";
import { Link } from "./navigation";
import { number, strings } from "./strings";

const kMostBars = 120;
const kMostTicks = 6;

export function DateHistogram({
  counts,
  search,
}: {
  counts: DateCounts;
  search: Search;
}) {
  const bars = histogram(counts.buckets, kMostBars);
  const first = bars[0];
  const last = bars[bars.length - 1];
  const narrowed = Boolean(search.from || search.to || search.undated);
  if (!first && !counts.undated && !narrowed) return null;
  return (
    <section class="dates" aria-labelledby="dates">
      <div class="dates-head">
        <h2 id="dates">{strings.dates}</h2>
        {narrowed ? (
          <Period search={search} />
        ) : (
          <Extent first={first} last={last} />
        )}
        {counts.undated > 0 && !narrowed && (
          <Link to={within(search, "", "only")} scroll="stay" class="undated">
            {strings.undated(counts.undated)}
          </Link>
        )}
      </div>
      {first && <Bars bars={bars} search={search} />}
    </section>
  );
}

function within(search: Search, period: string, undated = "") {
  return {
    search: change(search, { from: period, to: period, undated }),
    article: null,
  };
}

interface ExtentProps {
  first: Bucket | undefined;
  last: Bucket | undefined;
}

function Extent({ first, last }: ExtentProps) {
  if (!first || !last) return null;
  const ends = new Set([periodName(first.start), periodName(last.start)]);
  return <p class="period">{[...ends].join(" – ")}</p>;
}

// The way back out of a period: All dates › 2020 › November 2020.
function Period({ search }: { search: Search }) {
  const { from, to } = search;
  const periods = from === to ? enclosing(from) : [];
  return (
    <nav class="period" aria-label={strings.widerPeriods}>
      <Link to={within(search, "")} scroll="stay">
        {strings.allDates}
      </Link>
      {periods.map((period) => (
        <span key={period}>
          {" › "}
          {period === from ? (
            <span aria-current="true">{periodName(period)}</span>
          ) : (
            <Link to={within(search, period)} scroll="stay">
              {periodName(period)}
            </Link>
          )}
        </span>
      ))}
    </nav>
  );
}

// One stop for the Tab key; the arrow keys move between the bars.
function Bars({ bars, search }: { bars: Bucket[]; search: Search }) {
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState("");
  const highest = Math.max(...bars.map(({ count }) => count));
  const ticks = tickLabels(bars);
  const filled = bars.filter(({ count }) => count > 0);
  const tabStop = filled.find(({ start }) => start === stop) ?? filled[0];
  const chosen = bars.filter(({ start }) =>
    overlaps(start, search.from, search.to),
  );
  const isPart = chosen.length < bars.length; // else choosing nothing looks the same

  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const to = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: links.length - 1,
    }[event.key];
    const link = to === undefined ? undefined : links[to];
    if (!link) return;
    event.preventDefault();
    link.focus();
  };

  return (
    <div class="bars">
      <span class="highest" aria-hidden="true">
        {number(highest)}
      </span>
      <ul
        ref={list}
        onKeyDown={onKeyDown}
        aria-label={strings.dates}
        aria-describedby="bars-hint"
      >
        {bars.map(({ start, count }) => (
          <li key={start}>
            {count > 0 && (
              <Link
                class="bar"
                to={within(search, start)}
                scroll="stay"
                aria-label={strings.bar(start, count)}
                title={strings.bar(start, count)}
                aria-current={
                  isPart && chosen.some((bar) => bar.start === start)
                    ? "true"
                    : undefined
                }
                tabIndex={start === tabStop?.start ? 0 : -1}
                onFocus={() => setStop(start)}
              >
                <span style={{ height: `${(100 * count) / highest}%` }} />
              </Link>
            )}
            <Tick tick={ticks.get(start)} />
          </li>
        ))}
      </ul>
      <p id="bars-hint" class="hidden">
        {strings.barsHint}
      </p>
    </div>
  );
}

interface TickLabel {
  label: string;
  between: boolean; // left out where the page is narrow
}

function Tick({ tick }: { tick: TickLabel | undefined }) {
  if (!tick) return null;
  return (
    <span class={tick.between ? "tick between" : "tick"}>{tick.label}</span>
  );
}

// Years below months, months below days, round years below years; not many,
// and none where it would stand out over the right edge.
function tickLabels(bars: Bucket[]): Map<string, TickLabel> {
  const room = bars.slice(0, Math.ceil(bars.length * 0.9));
  const rounds = room
    .map(({ start }) => start)
    .filter((start) => /(^\d{3}[05]|-01)$/.test(start));
  const starts = rounds.length > 1 ? rounds : room.map(({ start }) => start);
  const step = Math.ceil(starts.length / kMostTicks);
  const label = (start: string) =>
    start.length === 7 && rounds.length > 1
      ? start.slice(0, 4)
      : shortPeriodName(start);
  const labelled = starts.filter((_, index) => index % step === 0);
  return new Map(
    labelled.map((start, index) => {
      const late =
        bars.findIndex((bar) => bar.start === start) > bars.length * 0.75;
      return [start, { label: label(start), between: index % 2 === 1 || late }];
    }),
  );
}
