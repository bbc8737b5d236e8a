// A map goes out as files and people come in from files.

import { readFile } from "node:fs/promises";
import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

/** Opens the map of the first account. */
async function openMap(page: Page, who: "admin" | "manager" | "rep" | "observer"): Promise<string> {
  await signIn(page, who);
  const account = await firstAccount(page);
  const address = `${account}/map`;
  await page.goto(address);
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  return address;
}

const openButton = (page: Page) => page.locator(".mapbar").getByRole("button", { name: /Export the map|导出地图/ });
const dialog = (page: Page) => page.locator("dialog[open]");
const go = (page: Page) => dialog(page).locator("footer .btn[data-kind=primary]");

/** Opens the dialog, sets what is wished, and gives the bytes of the file that comes. */
async function take(page: Page, format: string, wish: { lang?: "中文" | "English"; redacted?: boolean; paper?: string } = {}) {
  await openButton(page).click();
  await page.locator("#out-format").selectOption(format);
  if (wish.paper) await page.locator("#out-paper").selectOption(wish.paper);
  if (wish.lang) await dialog(page).getByRole("button", { name: wish.lang, exact: true }).click();
  const redacted = dialog(page).getByRole("switch");
  if ((await redacted.isChecked()) !== (wish.redacted ?? false)) await redacted.click();
  const [download] = await Promise.all([page.waitForEvent("download"), go(page).click()]);
  await expect(dialog(page)).toHaveCount(0);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("the whole map goes out as SVG, PNG and PDF, in either language", async ({ page }) => {
  test.slow();
  await openMap(page, "rep");
  const count = await page.locator("[data-seat]").count();
  const chinese = await take(page, "svg", { lang: "中文" });
  expect(chinese.name).toMatch(/\.svg$/);
  const svg = chinese.bytes.toString("utf8");
  expect(svg).toContain("xml:lang=\"zh-CN\"");
  expect(svg).toContain("汇报");
  expect(svg.match(/class="person /g)?.length).toBeGreaterThanOrEqual(count);
  expect(svg).not.toMatch(/var\(|href=|<script/);

  const png = await take(page, "png", { lang: "English" });
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
  const box = /viewBox="0 0 (\d+) (\d+)"/.exec(svg);
  expect(width).toBe(2 * Number(box?.[1]));
  // The legend may take another line in the other language.
  expect(Math.abs(height - 2 * Number(box?.[2]))).toBeLessThanOrEqual(200);

  // The rules of the drawing hold on the canvas too: its paper is light, and there is ink on it.
  const ink = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 80) dark += 1;
    return { corner: data[0] ?? 0, dark: dark / (data.length / 4) };
  }, [...png.bytes]);
  expect(ink.corner).toBeGreaterThan(250);
  expect(ink.dark).toBeGreaterThan(0.001);
  expect(ink.dark).toBeLessThan(0.3);

  for (const [paper, size] of [["a4-landscape", "841"], ["a3-portrait", "1190"]] as const) {
    const pdf = await take(page, "pdf", { paper });
    const text = pdf.bytes.toString("latin1");
    expect(text.startsWith("%PDF-")).toBe(true);
    expect(/\/MediaBox\s*\[([^\]]*)\]/.exec(text)?.[1]).toContain(size);
    expect(text).toContain("/DCTDecode");
    expect(pdf.bytes.length).toBeGreaterThan(50_000);
  }
});

test("a redacted file names nobody", async ({ page }) => {
  await openMap(page, "rep");
  const open = (await take(page, "people", { lang: "English" })).bytes.toString("utf8");
  const names = open.split("\r\n").slice(1).map((row) => row.split(",")[2] ?? "").filter((name) => name.length > 3);
  expect(names.length).toBeGreaterThan(3);
  for (const format of ["people", "lines", "cards", "svg"]) {
    const text = (await take(page, format, { redacted: true })).bytes.toString("utf8");
    for (const name of names) expect(text).not.toContain(name);
  }
});

test("an exported table imports again into the same map: nothing is new, nothing is refused", async ({ page }) => {
  await openMap(page, "admin");
  const people = await take(page, "people", { lang: "中文" });
  const lines = await take(page, "lines", { lang: "中文" });
  const alive = page.waitForResponse(/import-progress/);
  await page.locator(".mapbar").getByRole("link", { name: /Import people and lines|导入人物与关系线/ }).click();
  await alive;
  await expect(page).toHaveURL(/\/import\?account=.+&map=.+/);
  await page.locator("#import-files").setInputFiles([
    { name: "people.csv", mimeType: "text/csv", buffer: people.bytes },
    { name: "lines.csv", mimeType: "text/csv", buffer: lines.bytes },
  ]);
  await page.getByRole("button", { name: /Next: columns|下一步/ }).click();
  await expect(page.locator("#import-account-hint")).toContainText(/map you came from|刚才打开的那张地图/);
  await axe(page);
  await page.getByRole("button", { name: /^(Dry run|试导入)$/ }).click();
  await expect(page.getByRole("button", { name: /^(0 new|新增 0)$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(0 refused|拒绝 0)$/ })).toBeVisible();
});

test("tables and cards come in, bad rows and files are refused, and nobody who stood there is moved", async ({ page, complaints }, info) => {
  complaints.expect(/422 .*broken\.xlsx/);
  const mark = `${info.project.name}-${Date.now()}`;
  const address = await openMap(page, "admin");
  const places = () => page.locator("[data-seat]").evaluateAll((cards) => cards.map((card) => [card.id, card.getAttribute("transform")].join()).sort());
  const before = await places();
  const alive = page.waitForResponse(/import-progress/);
  await page.locator(".mapbar").getByRole("link", { name: /Import people and lines|导入人物与关系线/ }).click();
  await alive;
  const table = `id,name,reports to,power,support\na-${mark},Ann ${mark},b-${mark},4,Supporter\nb-${mark},Bob ${mark},a-${mark},9,\nc-${mark},Cid ${mark},c-${mark},2,maybe\nd-${mark},Dan ${mark},a-${mark},2,−1\n`;
  const card = `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:v-${mark}\r\nFN:Vera ${mark}\r\nTITLE:Nurse\r\nTEL:1\r\nEND:VCARD\r\n`;
  await page.locator("#import-files").setInputFiles([
    { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(table) },
    { name: "vera.vcf", mimeType: "text/vcard", buffer: Buffer.from(card) },
    { name: "broken.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK\u0003\u0004nothing") },
  ]);
  await expect(page.getByRole("alert")).toContainText(/cannot be opened|打不开/);
  await page.getByRole("button", { name: /Next: columns|下一步/ }).click();
  await page.getByRole("button", { name: /^(Dry run|试导入)$/ }).click();
  await expect(page.getByRole("button", { name: /^(2 refused|拒绝 2)$/ })).toBeVisible();
  await page.getByRole("button", { name: /^(Import 3 rows|导入 3 行)$/ }).click();
  await expect(page.getByRole("heading", { name: /^(Imported|导入完成)$/ })).toBeVisible();
  await page.goto(address);
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  const after = await places();
  for (const place of before) expect(after).toContain(place);
  await expect(page.getByRole("option", { name: new RegExp(`Vera ${mark}`) })).toHaveCount(1);
});

test("the dialog works by key and finger, says what is left out, and stands in nobody's way", async ({ page }) => {
  await openMap(page, "rep");
  await openButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await axe(page);
  await dialog(page).getByRole("switch").press("Space");
  await expect(dialog(page)).toContainText(/Names give way to titles|names give way to titles|姓名换成职务/);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(openButton(page)).toBeFocused();
});

test("who may not export or import is told why", async ({ page }) => {
  await openMap(page, "observer");
  await expect(openButton(page)).toHaveAttribute("aria-disabled", "true");
  await openButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".toast")).toContainText(/may not export|不能导出/);
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator(".mapbar").getByRole("button", { name: /Import people and lines|导入人物与关系线/ })).toHaveAttribute("aria-disabled", "true");
});
