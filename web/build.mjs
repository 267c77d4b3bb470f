// Builds the page: src/ and public/ become dist/{index.html,app.js,app.css,favicon.svg}.
import { build } from "esbuild";
import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const options = {
  absWorkingDir: here,
  entryPoints: [
    { in: "src/main.tsx", out: "app" },
    { in: "src/app.css", out: "app" },
  ],
  outdir: "dist",
  bundle: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox114", "safari16.4"],
  minify: true,
  legalComments: "none",
  logLevel: "warning",
};

export async function copyPublic() {
  await rm(join(here, "dist"), { recursive: true, force: true });
  await mkdir(join(here, "dist"));
  await cp(join(here, "public"), join(here, "dist"), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await copyPublic();
  await build(options);
}
