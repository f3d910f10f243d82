// Starts what the tests look at: a store of the example story and a hostile report, the site that
// serves it, one story as a file, and a browser.

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const concord = process.env.CONCORD ?? join(root, "build/dev/concord");
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/// Strings that would run if any of them reached a page as markup.
export const hostile = [
  `<script>window.ran = 1</script>`,
  `"><img src=x onerror="window.ran = 1">`,
  `'><svg/onload=window.ran=1>`,
  `</title></style></textarea></script><script>window.ran = 1</script>`,
  `<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>`,
  `<a href="javascript:window.ran = 1">click</a>`,
  `&lt;script&gt;window.ran = 1&lt;/script&gt;`,
  `<base href="https://elsewhere.example/"><link rel=stylesheet href=//elsewhere.example/x.css>`,
  `{{constructor.constructor('window.ran = 1')()}} \${window.ran = 1}`,
];

/// A report that carries them in every field; its sentences tell of nothing else.
function hostileReport() {
  const quotation = `"We said ${hostile[0]} in the hall on 6 June 2031," said ${hostile[1]} Mira Tolk.`;
  return {
    id: `H-1${hostile[1]}`,
    url: "javascript:window.ran=1//https://hostile.example/report",
    outlet: `Outlet ${hostile[2]}`,
    title: `Title ${hostile.join(" ")}`,
    byline: `Byline ${hostile[1]}`,
    published: "2031-06-06T10:00:00Z",
    language: `en"><script>window.ran=1</script>`,
    text: [`The hostile report was filed on Friday. ${hostile.join(" ")}`, quotation].join("\n\n"),
  };
}

function demand(path, what) {
  if (!existsSync(path)) throw new Error(`${what} is missing: ${path}`);
}

/// Exit code 1 means that some inputs had problems, which the examples have on purpose.
async function concordRun(...parameters) {
  try {
    return (await run(concord, parameters, { maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    if (error.code === 1) return error.stdout;
    throw error;
  }
}

async function serve(store) {
  const server = spawn(concord, ["serve", store, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith("http://")) return { server, origin: new URL(line).origin };
  }
  throw new Error("concord serve ended without an address");
}

export async function start() {
  demand(concord, "the program (set CONCORD)");
  demand(browserPath, "chromium (set CHROMIUM)");
  const folder = await mkdtemp(join(tmpdir(), "concord-page-"));
  const store = join(folder, "example.db");
  const lines = join(folder, "hostile.jsonl");
  const file = join(folder, "story.html");
  await writeFile(lines, `${JSON.stringify(hostileReport())}\n`);
  const examples = join(root, "examples");
  const inputs = ["html", "warc/capture.warc.gz", "feeds", "jsonl", "text"].map((name) => join(examples, name));
  await concordRun("build", store, ...inputs, lines);
  await concordRun("report", store, "-o", file);
  const { server, origin } = await serve(store);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const stop = async () => {
    await browser.close();
    server.kill();
    await rm(folder, { recursive: true });
  };
  return { browser, origin, file: `file://${file}`, stop };
}
