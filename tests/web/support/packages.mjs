// The packages of web/, whose node_modules these tests share.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../../", import.meta.url));

const require = createRequire(`${repository}web/package.json`);

export const { chromium } = require("playwright-core");
export const esbuild = require("esbuild");
export const axe = require("axe-core");
