// What a reader, a keyboard, a screen reader and a printer get from the pages, and what a hostile
// report does not get.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { hostile, start } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let site;
let stories;
let views;

before(async () => {
  site = await start();
  stories = await (await fetch(`${site.origin}/stories.json`)).json();
  const story = `/story/${largest().id}`;
  const record = await (await fetch(`${site.origin}${story}.json`)).json();
  const cited = record.established?.citation ?? record.timeline[0].line;
  views = {
    list: "/",
    story,
    timeline: `${story}/timeline`,
    events: `${story}/events`,
    disagreements: `${story}/disagreements`,
    positions: `${story}/positions`,
    agreements: `${story}/agreements`,
    coverage: `${story}/coverage`,
    since: `${story}?since=2031-06-12`,
    statements: `${story}/statements`,
    copies: `${story}/copies`,
    table: `${story}/articles`,
    article: `/article/${cited.article}?at=${cited.begin}-${cited.end}#at`,
    reports: "/articles",
    search: "/search?q=truce",
    nothing: "/search?q=xyzzy",
    method: "/about",
    missing: "/story/none",
  };
}, { timeout: 120_000 });
after(() => site?.stop());

function largest() {
  return stories.reduce((best, story) => (story.articles > best.articles ? story : best));
}

/// A page that fails the test for console errors and for anything it asks of another origin.
async function withPage(options, use) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    // The browser itself reports the status of a page that is meant to be missing.
    if (message.type() === "error" && !/404/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (asked) => {
    const url = asked.url();
    if (!url.startsWith(`${site.origin}/`) && !url.startsWith("data:") && url.split("#")[0] !== site.file) {
      complaints.push(`request to ${url}`);
    }
  });
  try {
    await use(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/// only  rules to check; all of the standards above when there are none
async function violations(page, only = []) {
  const runOnly = only.length ? { type: "rule", values: only } : { type: "tag", values: rules };
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(
    (options) => globalThis.axe.run(document, options), { runOnly, resultTypes: ["violations"] });
  return found.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary}`).join("\n")}`);
}

function get(path, { method = "GET", headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, site.origin), { method, headers, setHost: !("Host" in headers) }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("accessibility", () => {
  test("axe finds nothing on any page", async () => {
    for (const [name, path] of Object.entries(views)) {
      await withPage({}, async (page) => {
        await page.goto(site.origin + path);
        assert.deepEqual(await violations(page), [], name);
      });
    }
  });

  test("dark pages have contrast too", async () => {
    for (const path of [views.list, views.story, views.article, views.search]) {
      await withPage({ colorScheme: "dark" }, async (page) => {
        await page.goto(site.origin + path);
        assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(251, 249, 245)");
        assert.deepEqual(await violations(page, ["color-contrast"]), [], path);
      });
    }
  });

  test("axe finds nothing in the file", async () => {
    await withPage({}, async (page) => {
      await page.goto(site.file);
      assert.deepEqual(await violations(page), []);
    });
  });

  test("axe finds nothing with every list opened", async () => {
    await withPage({}, async (page) => {
      await page.goto(site.origin + views.story);
      await page.evaluate(() => document.querySelectorAll("details").forEach((list) => { list.open = true; }));
      assert.deepEqual(await violations(page), []);
    });
  });

  test("nothing scrolls sideways at 400 %", async () => {
    for (const [name, path] of Object.entries(views)) {
      await withPage({ viewport: { width: 320, height: 256 } }, async (page) => {
        await page.goto(site.origin + path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 320, `${name} is ${width} wide`);
      });
    }
  });

  test("the first stop of the keyboard leads to the content", async () => {
    await withPage({}, async (page) => {
      await page.goto(site.origin + views.story);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    });
  });
});

describe("citations", () => {
  test("without JavaScript every line of the timeline leads to its words", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(site.origin + views.timeline);
      const links = await page.locator("#timeline .lines > .entry > a.words").all();
      assert.ok(links.length > 3);
      const cited = [];
      for (const link of links.slice(0, 12)) {
        cited.push([await link.getAttribute("href"), await link.innerText()]);
      }
      for (const [href, words] of cited) {
        await page.goto(site.origin + href);
        const marked = (await page.locator("mark.cited:not(.legend *)").allInnerTexts()).join("");
        assert.equal(marked.replace(/\s+/g, " "), words.replace(/\s+/g, " "));
        assert.ok(await page.locator("#at").isVisible());
      }
    });
  });

  test("without JavaScript every citation of the file leads to its words in the file", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(site.file);
      const dangling = await page.locator("a[href^='#']").evaluateAll((links) =>
        links.filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map((link) => link.hash));
      assert.deepEqual(dangling, []);
      const wrong = await page.locator("a.words:not(:has(del))").evaluateAll((links) => {
        const plain = (text) => text.replace(/\s+/g, " ").trim();
        return links.flatMap((link) => {
          const first = document.getElementById(link.hash.slice(1));
          const rest = [...document.getElementsByClassName(link.hash.slice(1))];
          const words = [first, ...rest].map((piece) => piece.textContent).join("");
          return plain(words).replaceAll(" ", "") === plain(link.textContent).replaceAll(" ", "") ? [] : [`${link.textContent} | ${words}`];
        });
      });
      assert.deepEqual(wrong, []);
      const link = page.locator("#timeline .lines > .entry > a.words").first();
      const id = (await link.getAttribute("href")).slice(1);
      await link.click();
      const style = await page.locator(`[id="${id}"]`).evaluate((words) => getComputedStyle(words).backgroundColor);
      assert.notEqual(style, "rgba(0, 0, 0, 0)");
      assert.ok(await page.locator(`[id="${id}"]`).isVisible());
    });
  });

  test("without JavaScript a day of the strip leads to its lines, here or on the page of all lines", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(site.origin + views.story);
      const days = page.locator(".strip a");
      assert.ok(await days.count() > 2);
      for (const place of [0, await days.count() - 1]) {
        await page.goto(site.origin + views.story);
        const day = page.locator(".strip a").nth(place);
        const time = await day.locator("time").getAttribute("datetime");
        await day.click();
        assert.ok(await page.locator(`#day-${time}`).isVisible(), time);
      }
    });
  });

  test("without JavaScript the story tells what is new since a day", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(site.origin + views.story);
      await page.locator("form.since input").fill("2031-06-12");
      await page.getByRole("button", { name: "Show" }).click();
      assert.equal(await page.locator("#changes-title").innerText(), "New since 12 June 2031");
      assert.ok(await page.locator(".badge.new").count() > 0);
      const record = await (await fetch(`${site.origin}${views.story}.json?since=2031-06-12`)).json();
      assert.ok(record.changes.entries.length > 0);
      for (const entry of record.changes.entries) assert.ok(entry.first >= "2031-06-12", entry.first);
    });
  });

  test("without JavaScript every entry of the parts leads to its words", async () => {
    const parts = ["events", "disagreements", "positions", "agreements", "coverage"];
    await withPage({ javaScriptEnabled: false }, async (page) => {
      for (const part of parts) {
        await page.goto(site.origin + views[part]);
        const links = await page.locator(`#${part} .entry a[href*="?at="]`).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
        assert.ok(links.length > 0, `${part} has no links`);
        for (const href of links.slice(0, 5)) {
          await page.goto(site.origin + href);
          assert.ok(await page.locator("mark.cited").first().isVisible(), `${part} ${href}`);
        }
      }
    });
  });

  test("searching leads to the words, marked", async () => {
    await withPage({}, async (page) => {
      await page.goto(site.origin);
      await page.getByRole("searchbox", { name: "Search the sentences" }).fill("truce");
      await page.keyboard.press("Enter");
      assert.match(await page.locator(".lines mark").first().innerText(), /^truce$/i);
      await page.locator(".lines a.words").first().click();
      assert.match(await page.locator("mark.cited mark.hit").first().innerText(), /^truce$/i);
    });
  });

  test("the counts of a story open their lists", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(site.origin + views.story);
      await page.locator(".kicker a").click();
      assert.ok(await page.locator("#reports").isVisible());
      const closed = page.locator("details.count:not([open])").first();
      if (await closed.count()) {
        await closed.locator("summary").click();
        assert.ok(await page.locator("details.count[open] li").first().isVisible());
      }
    });
  });
});

describe("hostile report", () => {
  test("its strings are plain text wherever they appear", async () => {
    const articles = await (await fetch(`${site.origin}/articles.json`)).json();
    const id = articles.find((article) => article.outlet?.startsWith("Outlet"))?.id;
    assert.ok(id, "the hostile report is in the store");
    const own = stories.find((story) => story.id === id)?.id ?? largest().id;
    const pages = [`/article/${id}`, "/articles", "/", `/story/${own}`, `/story/${own}/statements`,
      `/story/${own}/articles`, `/search?q=${encodeURIComponent(hostile[0])}`, "/search?q=hostile",
      `/search?q=${encodeURIComponent(hostile[1])}`, `/${encodeURIComponent(hostile[3])}`,
      `/article/${id}?at=0-40&q=${encodeURIComponent(hostile[1])}`];
    for (const path of pages) {
      await withPage({}, async (page) => {
        await page.goto(site.origin + path);
        assert.equal(await page.evaluate(() => window.ran), undefined, path);
        const foreign = await page.locator(
          "script:not([src^='/page.js']), iframe, img, svg:not(.axis), base, [onerror], [onload], [onclick], [style], a[href^='javascript:' i], link[href*='elsewhere']").count();
        assert.equal(foreign, 0, path);
      });
    }
    await withPage({}, async (page) => {
      await page.goto(`${site.origin}/article/${id}`);
      const text = await page.locator("main").innerText();
      for (const string of [hostile[0], hostile[5], hostile[8]]) assert.ok(text.includes(string), string);
      assert.equal(await page.title(), `Title ${hostile.join(" ")} · Concord`);
      assert.equal(await page.locator("a[href*='hostile.example']").count(), 0);
    });
  });
});

describe("keys and filter", () => {
  test("j, k and Enter walk to the words", async () => {
    await withPage({}, async (page) => {
      await page.goto(site.origin + views.timeline);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("k");
      const first = await page.locator("#timeline .entry a").first().getAttribute("href");
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), first);
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/article\//);
      assert.ok(await page.locator("mark.cited").first().isVisible());
    });
  });

  test("/ goes to the search, ? explains, and keys can be switched off", async () => {
    await withPage({}, async (page) => {
      await page.goto(site.origin + views.list);
      await page.keyboard.press("/");
      assert.equal(await page.evaluate(() => document.activeElement.id), "q");
      await page.locator("h1").click();
      await page.keyboard.press("?");
      assert.ok(await page.locator("#keys").isVisible());
      assert.deepEqual(await violations(page), []);
      await page.getByLabel("Use these keys").uncheck();
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      assert.ok(await page.locator("#keys").isHidden());
    });
  });

  test("the filter narrows the timeline by words and by outlet", async () => {
    await withPage({}, async (page) => {
      await page.goto(site.origin + views.timeline);
      const entries = page.locator("#timeline .entry:visible");
      const all = await entries.count();
      await page.getByLabel("Filter the timeline").fill("ustrel");
      const some = await entries.count();
      assert.ok(some > 0 && some < all, `${some} of ${all}`);
      for (const text of await entries.allTextContents()) assert.match(text, /ustrel/i);
      await page.getByLabel("Filter the timeline").fill("");
      const outlet = await page.locator("form.filter option").nth(1).innerText();
      await page.getByLabel("Outlet").selectOption(outlet);
      assert.ok(await entries.count() <= all);
      assert.ok(await entries.count() > 0);
    });
  });
});

describe("paper", () => {
  test("controls are left out, sources become footnotes", async () => {
    await withPage({}, async (page) => {
      await page.goto(site.origin + views.story);
      assert.ok(await page.locator(".footnote").first().isHidden());
      await page.emulateMedia({ media: "print" });
      for (const control of [".find", ".masthead nav", ".contents", "form.filter", "form.since"]) {
        assert.ok(await page.locator(control).first().isHidden(), control);
      }
      const note = (await page.locator("#timeline .footnote").first().innerText()).trim();
      const report = page.locator(".report").filter({ has: page.locator(".number", { hasText: note }) });
      assert.match(await report.innerText(), /SHA-256 [0-9a-f]{64}/);
    });
  });
});

describe("server", () => {
  test("every page bears the policy and no page is large", async () => {
    for (const [name, path] of Object.entries(views)) {
      const answer = await get(path);
      assert.equal(answer.status, name === "missing" ? 404 : 200, name);
      assert.match(answer.headers["content-security-policy"], /^default-src 'none';.*frame-ancestors 'none'$/);
      assert.equal(answer.headers["x-content-type-options"], "nosniff");
      assert.equal(answer.headers["referrer-policy"], "no-referrer");
      assert.ok(answer.body.length < 100_000, `${name}: ${answer.body.length}`);
    }
  });

  test("HEAD gives the headers of GET", async () => {
    const [head, full] = [await get(views.story, { method: "HEAD" }), await get(views.story)];
    assert.equal(head.status, 200);
    assert.equal(head.body.length, 0);
    assert.equal(head.headers["content-length"], full.headers["content-length"]);
  });

  test("other methods are refused", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
      const answer = await get("/", { method });
      assert.equal(answer.status, 405, method);
      assert.equal(answer.headers.allow, "GET, HEAD");
    }
  });

  test("other names are refused", async () => {
    const { port } = new URL(site.origin);
    for (const name of ["rebind.example", `rebind.example:${port}`, "127.0.0.1.rebind.example"]) {
      assert.equal((await get("/", { headers: { Host: name } })).status, 403, name);
    }
    for (const name of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      assert.equal((await get("/", { headers: { Host: name } })).status, 200, name);
    }
  });

  test("views are there as JSON and CSV", async () => {
    const rows = await (await fetch(`${site.origin}${views.timeline}.json`)).json();
    const csv = await (await fetch(`${site.origin}${views.timeline}.csv`)).text();
    assert.ok(rows.length > 0);
    assert.deepEqual(csv.split("\r\n")[0].split(","), Object.keys(rows[0]));
    const record = await (await fetch(`${site.origin}${views.story}.json`)).json();
    assert.equal(record.schema, "concord/story/1");
    const article = await (await fetch(site.origin + views.article.replace(/\?.*/, ".json"))).json();
    assert.equal(article.schema, "concord/article/1");
  });
});
