// Dates as the archive has them: civil days, and periods named by their
// beginning (2020, 2020-11, 2020-11-05). No time of day, so no time zone.
import type { Bucket, Interval } from "./api";

const formats: Record<Interval, Intl.DateTimeFormat> = {
  day: format({ day: "numeric", month: "long", year: "numeric" }),
  month: format({ month: "long", year: "numeric" }),
  year: format({ year: "numeric" }),
};
const shortFormats: Record<Interval, Intl.DateTimeFormat> = {
  day: format({ day: "numeric", month: "short" }),
  month: format({ month: "short", year: "numeric" }),
  year: formats.year,
};

function format(options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
}

export function intervalOf(period: string): Interval {
  return period.length <= 4 ? "year" : period.length <= 7 ? "month" : "day";
}

// "2020-11" is "November 2020"; what is no period stays as it is.
export function periodName(period: string, formatsOf = formats): string {
  const date = firstDay(period);
  if (Number.isNaN(date.getTime())) return period;
  return formatsOf[intervalOf(period)].format(date);
}

export function shortPeriodName(period: string): string {
  return periodName(period, shortFormats);
}

function firstDay(period: string): Date {
  return new Date(`${`${period}-01-01`.slice(0, 10)}T00:00:00Z`);
}

function nextPeriod(period: string): string {
  const date = firstDay(period);
  if (period.length <= 4) date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (period.length <= 7) date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, period.length);
}

// The periods that hold this one, widest first: 2020, 2020-11, 2020-11-05.
export function enclosing(period: string): string[] {
  return [4, 7, 10]
    .filter((end) => end <= period.length)
    .map((end) => period.slice(0, end));
}

// Is any day of `period` in from..to? Both ends are included and may be
// periods themselves or "".
export function overlaps(period: string, from: string, to: string): boolean {
  const begins = Math.min(period.length, from.length);
  const ends = Math.min(period.length, to.length);
  return (
    period.slice(0, begins) >= from.slice(0, begins) &&
    period.slice(0, ends) <= to.slice(0, ends)
  );
}

// Buckets in order with the empty ones between them. Counted by a wider
// interval where there would be more than `atMost`.
export function histogram(buckets: Bucket[], atMost: number): Bucket[] {
  const counts = new Map<string, number>();
  for (const { start, count } of buckets) {
    if (Number.isNaN(firstDay(start).getTime())) continue;
    counts.set(start, (counts.get(start) ?? 0) + count);
  }
  const starts = [...counts.keys()].sort();
  const first = starts[0];
  const last = starts[starts.length - 1];
  if (first === undefined || last === undefined) return [];

  const filled: Bucket[] = [];
  for (let start = first; start <= last; start = nextPeriod(start)) {
    if (filled.length === atMost && first.length > 4) {
      return histogram(buckets.map(widened), atMost);
    }
    filled.push({ start, count: counts.get(start) ?? 0 });
  }
  return filled;
}

function widened({ start, count }: Bucket): Bucket {
  return { start: start.slice(0, start.length > 7 ? 7 : 4), count };
}
