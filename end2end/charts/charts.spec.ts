// The chart library under the content security policy that Meridian's pages have.

import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { listen } from "../fixtures/complaints.ts";

const SITE = process.env.MERIDIAN_SITE ?? resolve(import.meta.dirname, "../../target/site");

const POLICY = "default-src 'self'; style-src 'self'; script-src 'self' 'nonce-n'; img-src 'self'";

const PAGE = `<!doctype html><html lang="en"><head><title>Charts</title>
<link rel="stylesheet" href="/style.css"><link rel="icon" href="/icon.svg"></head>
<body><div class="a"></div><div class="a"></div><div class="a"></div><div class="a"></div>
<script type="module" nonce="n">
import { init } from "/charts.js";
const shared = { aria: { enabled: true, decal: { show: true } }, legend: {}, title: { text: "A" },
  tooltip: { renderMode: "richText" } };
const category = { type: "category", data: ["a", "b"] };
const options = [
  { ...shared, tooltip: { renderMode: "richText", trigger: "axis" }, xAxis: category, yAxis: {}, series: [
    { type: "line", name: "l", data: [1, 2], areaStyle: {}, markLine: { data: [{ type: "average" }] } },
    { type: "bar", name: "b", data: [2, 1], label: { show: true } }] },
  { ...shared, dataset: { source: [["x", "y"], [1, 2], [3, 4]] }, xAxis: {}, yAxis: {},
    series: [{ type: "scatter", name: "s" }] },
  { ...shared, radar: { indicator: [{ name: "q", max: 5 }, { name: "w", max: 5 }, { name: "e", max: 5 }] },
    series: [{ type: "radar", name: "r", data: [{ name: "t", value: [1, 2, 3] }] }] },
  { ...shared, xAxis: category, yAxis: category, visualMap: { min: 0, max: 5, calculable: true },
    series: [{ type: "heatmap", name: "h", label: { show: true }, data: [[0, 0, 1], [1, 1, 4]] }] },
];
window.charts = [...document.querySelectorAll(".a")].map((element, index) => {
  const chart = init(element);
  chart.setOption(options[index]);
  return chart;
});
</script></body></html>`;

interface Chart {
  resize(size: { width: number; height: number }): void;
  setTheme(name: string): void;
  dispose(): void;
}

let server: Server;
let address: string;

test.beforeAll(async () => {
  const folder = join(SITE, "pkg");
  const name = (await readdir(folder)).find((file) => /^charts\..*\.js$/.test(file));
  const library = await readFile(join(folder, name ?? "charts.js"));
  const replies: Record<string, [string, string | Buffer]> = {
    "/": ["text/html", PAGE],
    "/charts.js": ["text/javascript", library],
    "/style.css": ["text/css", ".a { inline-size: 500px; block-size: 180px }"],
    "/icon.svg": ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  };
  server = createServer((request, response) => {
    const [type, body] = replies[request.url ?? ""] ?? ["text/plain", ""];
    response.setHeader("content-type", type).setHeader("content-security-policy", POLICY).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

test.afterAll(async () => {
  await new Promise((closed) => server.close(closed));
});

test("every chart draws, explains itself, resizes and changes theme without a violation", async ({ page }) => {
  const complaints = listen();
  await complaints.of(page);
  await page.goto(address);
  const drawings = page.locator(".a svg");
  await expect(drawings).toHaveCount(4);
  await expect(drawings.first().getByText("A", { exact: true })).toBeVisible();
  const before = await drawings.first().locator("text").count();
  await page.mouse.move(180, 100);
  await expect.poll(() => drawings.first().locator("text").count()).toBeGreaterThan(before);
  await page.evaluate(() => {
    for (const chart of (window as unknown as { charts: Chart[] }).charts) {
      chart.resize({ width: 400, height: 150 });
      chart.setTheme("dark");
    }
  });
  await expect(drawings.first()).toHaveAttribute("width", "400");
  await page.evaluate(() => {
    for (const chart of (window as unknown as { charts: Chart[] }).charts) {
      chart.dispose();
    }
  });
  await expect(drawings).toHaveCount(0);
  complaints.check();
});
