// A real fihrist-searchd on an index of its own, on a free port.
//
//   const fihrist = await startFihrist();               the sample archive
//   const fihrist = await startFihrist([{ id, title, body }]);
//   (await fihrist.search({ q: "kani" })).total;
//   await fihrist.stop();
//
// The programs are those in FIHRIST_BIN, or in build/release.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "./packages.mjs";

const programs = process.env.FIHRIST_BIN ?? `${repository}build/release`;
const sample = [
  `${repository}corpus/sample`,
  "--metadata",
  `${repository}corpus/sample-metadata.csv`,
];
const kPatience = 20_000; // milliseconds until a server must be up

export async function startFihrist(articles = null) {
  const directory = await mkdtemp(join(tmpdir(), "fihrist-web-"));
  const index = join(directory, "index");
  await promisify(execFile)(join(programs, "fihrist-indexer"), [
    "build",
    index,
    ...(articles ? [await asJsonLines(articles, directory)] : sample),
  ]);
  const port = await freePort();
  const server = spawn(
    join(programs, "fihrist-searchd"),
    [index, "--listen", `127.0.0.1:${port}`],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const said = [];
  server.stderr.on("data", (data) => said.push(data));
  const origin = `http://127.0.0.1:${port}`;
  await untilHealthy(origin, server, said);

  const get = async (path) => (await fetch(`${origin}/api/v1/${path}`)).json();
  return {
    origin,
    search: (parameters) => get(`search?${new URLSearchParams(parameters)}`),
    article: (id) => get(`documents/${encodeURIComponent(id)}`),
    async stop() {
      if (server.exitCode === null) {
        server.kill();
        await once(server, "exit");
      }
      await rm(directory, { recursive: true });
    },
  };
}

async function asJsonLines(articles, directory) {
  const file = join(directory, "articles.jsonl");
  await writeFile(
    file,
    articles.map((article) => `${JSON.stringify(article)}\n`).join(""),
  );
  return file;
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

async function untilHealthy(origin, server, said) {
  for (const end = Date.now() + kPatience; Date.now() < end;) {
    if (server.exitCode !== null) break;
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill();
  throw new Error(`fihrist-searchd does not answer:\n${Buffer.concat(said)}`);
}
