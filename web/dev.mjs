// The page for people working on it: rebuilt at every change, its /api/
// answered by a running fihrist-searchd.
//
//   npm run dev                           http://127.0.0.1:8081
//   FIHRIST_SERVER=http://127.0.0.1:9000 npm run dev
import { context } from "esbuild";
import { createServer, request } from "node:http";
import { copyPublic, options } from "./build.mjs";

const server = new URL(process.env.FIHRIST_SERVER ?? "http://127.0.0.1:8080");

await copyPublic();
const esbuild = await context({
  ...options,
  minify: false,
  sourcemap: "inline",
});
const files = await esbuild.serve({ host: "127.0.0.1", servedir: "dist" });

createServer((incoming, outgoing) => {
  const toServer = incoming.url.startsWith("/api/");
  const { hostname, port } = toServer
    ? server
    : { hostname: "127.0.0.1", port: files.port };
  const onward = request(
    {
      hostname,
      port,
      path: incoming.url,
      method: incoming.method,
      headers: incoming.headers,
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on("error", (error) => outgoing.writeHead(502).end(String(error)));
  incoming.pipe(onward);
}).listen(8081, "127.0.0.1", () =>
  console.error(`http://127.0.0.1:8081, searching ${server.href}`),
);
