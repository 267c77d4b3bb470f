// The answer to a request, kept on the screen until the next one is there, so
// that nothing flickers. A newer request cancels an older one.
import { useEffect, useState } from "preact/hooks";
import type { Visit } from "./navigation";
import { ask, RequestFailed, type Request } from "./requests";

export interface Answered<Answer> {
  answer: Answer | null; // of this request, or of the last one while loading
  failure: RequestFailed | null;
  loading: boolean;
}

// Going back shows at once what was there. Newest last.
const kept = new Map<string, unknown>();
const kMostKept = 30;

export function useAnswer<Answer>(
  request: Request<Answer>,
  { number, fresh }: Visit,
): Answered<Answer> {
  const { url } = request;
  const [last, setLast] = useState<{ url: string; answer: Answer | null }>({
    url: "",
    answer: null,
  });
  const [failed, setFailed] = useState<{
    number: number;
    failure: RequestFailed;
  } | null>(null);
  const [settled, setSettled] = useState(-1);

  useEffect(() => {
    const answered = (answer: Answer) => {
      setLast({ url, answer });
      setFailed(null);
      setSettled(number);
    };
    if (!fresh && kept.has(url)) {
      answered(kept.get(url) as Answer);
      return;
    }
    const controller = new AbortController();
    ask(request, controller.signal).then(
      (answer) => {
        keep(url, answer);
        answered(answer);
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        if (!(error instanceof RequestFailed)) throw error;
        setFailed({ number, failure: error });
        setSettled(number);
      },
    );
    return () => controller.abort();
  }, [url, number]);

  const known = kept.get(url) as Answer | undefined;
  return {
    answer: known ?? last.answer,
    failure: failed?.number === number ? failed.failure : null,
    loading: settled !== number,
  };
}

function keep(url: string, answer: unknown) {
  kept.delete(url);
  kept.set(url, answer);
  const oldest = kept.keys().next().value;
  if (kept.size > kMostKept && oldest !== undefined) kept.delete(oldest);
}
