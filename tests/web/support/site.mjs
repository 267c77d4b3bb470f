// A server and a browser for the tests of one file, ended with them.
//
//   const site = startSite();
//   test("…", async (t) => {
//     const page = await openPage(t, site, "/?q=kani");
//     const { total } = await site.search({ q: "kani" });
//   });
import { after, before } from "node:test";
import { startFihrist } from "./fihrist.mjs";
import { startBrowser } from "./reader.mjs";

// `articles` in place of the sample archive; `prepare` runs once all is up.
export function startSite({ articles = null, prepare = () => {} } = {}) {
  const site = {};
  before(async () => {
    Object.assign(site, await startFihrist(articles));
    site.browser = await startBrowser();
    await prepare(site);
  });
  after(async () => {
    await site.browser?.close();
    await site.stop?.();
  });
  return site;
}
