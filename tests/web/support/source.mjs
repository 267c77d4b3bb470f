// A module of web/src, for tests that need no browser.
//
//   const { readAddress } = await source("address.ts");
import { esbuild, repository } from "./packages.mjs";

export async function source(name) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [`${repository}web/src/${name}`],
    bundle: true,
    format: "esm",
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}
