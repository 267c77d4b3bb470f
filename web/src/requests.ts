// Asks the server. Every failure, of the network too, becomes one
// RequestFailed with a Problem that can be shown.
import { searchParameters, type Search } from "./address";
import type { Article, Problem, SearchAnswer } from "./api";
import { strings } from "./strings";

export type Advice = keyof typeof strings.advice;

export class RequestFailed extends Error {
  constructor(
    readonly problem: Problem,
    readonly advice: Advice,
  ) {
    super(problem.title);
  }
}

export interface Request<Answer> {
  url: string;
  answer?: Answer; // tells the type; never set
}

export function searchRequest(search: Search): Request<SearchAnswer> {
  return { url: `api/v1/search?${searchParameters(search)}` };
}

export function articleRequest(id: string): Request<Article> {
  return { url: `api/v1/documents/${encodeURIComponent(id)}` };
}

export async function ask<Answer>(
  { url }: Request<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await reach(url, signal);
  const body = await readJson(response, signal);
  if (response.ok && isObject(body)) return body as Answer;
  throw new RequestFailed(problemOf(response, body), adviceFor(response));
}

async function reach(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      signal,
      headers: { Accept: "application/json" },
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new RequestFailed(
      { title: strings.unreachable, detail: strings.unreachableDetail },
      "network",
    );
  }
}

async function readJson(
  response: Response,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (signal.aborted) throw error;
    return null; // not JSON; the status still says something
  }
}

function problemOf(response: Response, body: unknown): Problem {
  const type = response.headers.get("Content-Type") ?? "";
  if (isObject(body) && type.includes("problem+json")) {
    return { title: `Error ${response.status}`, ...(body as Partial<Problem>) };
  }
  return {
    title: strings.unreadable,
    status: response.status,
    detail: `${strings.unreadableDetail} (HTTP ${response.status})`,
  };
}

function adviceFor({ status }: Response): Advice {
  if (status === 404) return "missing";
  return status >= 400 && status < 500 ? "request" : "server";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
