// Moves through the page by its address: every step is a history entry, and
// going back, forward or reloading shows what was there.
import {
  createContext,
  type AnchorHTMLAttributes,
  type ComponentChildren,
} from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import { readAddress, writeAddress, type Address } from "./address";

export interface Visit {
  address: Address;
  number: number; // counts the steps since the page was loaded
  fresh: boolean; // asked for now, rather than gone back to
  scroll: "top" | "stay";
  from: Address | null;
}

export interface Navigation {
  visit: Visit;
  go: (address: Address, scroll?: Visit["scroll"]) => void;
  again: () => void;
  backTo: (address: Address) => void;
}

const firstVisit = (): Visit => ({
  address: readAddress(location.search),
  number: 0,
  fresh: true,
  scroll: "stay",
  from: null,
});

export function useHistory(): Navigation {
  const [visit, setVisit] = useState(firstVisit);

  const step = useCallback(
    (fresh: boolean, scroll: Visit["scroll"]) =>
      setVisit((last) => ({
        address: readAddress(location.search),
        number: last.number + 1,
        fresh,
        scroll,
        from: last.address,
      })),
    [],
  );

  useEffect(() => {
    const onPopState = () => step(false, "stay");
    addEventListener("popstate", onPopState);
    return () => removeEventListener("popstate", onPopState);
  }, [step]);

  const go = useCallback<Navigation["go"]>(
    (address, scroll = "top") => {
      const here = writeAddress(readAddress(location.search));
      const there = writeAddress(address);
      if (here !== there) history.pushState({ from: here }, "", there);
      step(true, scroll);
    },
    [step],
  );

  const again = useCallback(() => step(true, "stay"), [step]);

  // Goes back where that leads to `address`, so that "back to the results"
  // and the browser's own button leave the same trail.
  const backTo = useCallback(
    (address: Address) =>
      history.state?.from === writeAddress(address)
        ? history.back()
        : go(address),
    [go],
  );

  return { visit, go, again, backTo };
}

const NavigationContext = createContext<Navigation | null>(null);
export const NavigationProvider = NavigationContext.Provider;

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation)
    throw new Error("useNavigation outside of NavigationProvider");
  return navigation;
}

export interface LinkProps extends Omit<AnchorHTMLAttributes, "href" | "role"> {
  to: Address;
  role?: "checkbox";
  scroll?: Visit["scroll"];
  back?: boolean;
  children?: ComponentChildren;
}

// A real link: it opens in a new tab, can be copied, and works by keyboard.
export function Link({
  to,
  scroll = "top",
  back = false,
  children,
  ...rest
}: LinkProps) {
  const { go, backTo } = useNavigation();
  const follow = (event: MouseEvent) => {
    if (
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    if (back) backTo(to);
    else go(to, scroll);
  };
  return (
    <a {...rest} href={writeAddress(to)} onClick={follow}>
      {children}
    </a>
  );
}
