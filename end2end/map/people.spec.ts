// The people of a map: side panel, relations, maps and templates, lists, matrix, finding, filtering,
// copy and paste.

import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

/** Opens the map of the first account that has people on it, in a view. */
async function openMap(page: Page, query = ""): Promise<string> {
  await signIn(page, "rep");
  const account = await firstAccount(page);
  const address = `${account}/map`;
  await page.goto(`${address}${query}`);
  if (query === "") {
    await expect(page.locator("[data-seat]").first()).toBeVisible();
    await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  } else {
    await page.waitForLoadState("networkidle");
  }
  return address;
}

const saved = (page: Page) =>
  page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
const cards = (page: Page) => page.locator("[data-seat]");
const chosen = (page: Page) => page.locator("[data-seat][aria-selected='true']");
const dialog = (page: Page) => page.locator("dialog[open]");
const primary = (page: Page) => dialog(page).locator("footer .btn[data-kind=primary]");

/** Opens a menu of the map bar and chooses the item with this text. */
async function choose(page: Page, menu: string, item: RegExp): Promise<void> {
  await page.locator(`[popovertarget='${menu}']`).click();
  await page.locator(`#${menu}`).getByRole("menuitem", { name: item }).click();
}

/** Selects the first `count` people who are no monitors. */
async function selectSome(page: Page, count: number): Promise<void> {
  const some = page.locator("[data-seat]:not(.mon)");
  await some.nth(0).click();
  for (let at = 1; at < count; at += 1) {
    await some.nth(at).click({ modifiers: ["Shift"] });
  }
  await expect(chosen(page)).toHaveCount(count);
}

test("headings fold and stay folded for the next person; today confirms what is known", async ({ page }) => {
  await openMap(page);
  await page.locator("[data-seat]:not(.mon)").nth(0).click();
  const role = page.locator("[data-fold='role']");
  await role.locator("summary").click();
  await expect(role).not.toHaveAttribute("open", /.*/);
  await page.locator("[data-seat]:not(.mon)").nth(1).click();
  await expect(page.locator("[data-fold='role']")).not.toHaveAttribute("open", /.*/);
  const done = saved(page);
  await page.locator(".side .confirm").click();
  await done;
  await expect(page.locator("#m-grade option:checked")).toHaveText(/Confirmed|已证实/);
  await expect(page.locator("#m-on")).not.toHaveValue("");
  await axe(page);
});

test("a colleague is added, and a new level counts from today", async ({ page }) => {
  await openMap(page);
  await page.locator("[data-seat]:not(.mon)").first().click();
  const rows = page.locator(".relations > li");
  const before = await rows.count();
  const add = page.locator("#m-add-colleague");
  let done = saved(page);
  await add.selectOption({ index: 1 });
  await done;
  await expect(rows).toHaveCount(before + 1);
  const mine = rows.last();
  done = saved(page);
  await mine.locator("input[type=date]").fill("2020-01-02");
  await mine.locator("input[type=date]").press("Tab");
  await done;
  done = saved(page);
  await mine.locator("select").first().selectOption("3");
  await done;
  await expect(mine.locator("input[type=date]")).not.toHaveValue("2020-01-02");
  done = saved(page);
  await mine.locator(".who .btn").click();
  await done;
  await expect(rows).toHaveCount(before);
});

test("a line is turned around", async ({ page }) => {
  await openMap(page, "?view=list");
  await page.locator(".linetable tbody button").first().click();
  const ends = page.locator(".side header .meta");
  const [from, to] = ((await ends.textContent()) ?? "").split(" → ");
  const done = saved(page);
  await page.locator(".side footer .btn").first().click();
  await done;
  await expect(ends).toHaveText(`${to} → ${from}`);
});

test("several people are changed, aligned and taken off by one command each", async ({ page }) => {
  await openMap(page);
  await selectSome(page, 3);
  await expect(page.locator(".side h2")).toContainText("3");
  let done = saved(page);
  await page.locator(".side .five").first().getByRole("button", { name: "+2" }).click();
  await done;
  await expect(page.locator(".map > [role='status']")).toContainText("3");
  done = saved(page);
  await page.locator(".side").getByRole("button", { name: /^(Left|左对齐)$/ }).click();
  await done;
  const lefts = async () =>
    new Set(await chosen(page).evaluateAll((all) => all.map((card) => card.getAttribute("transform")?.split(/[( ]/)[1])));
  await expect.poll(async () => (await lefts()).size).toBe(1);
  const all = await cards(page).count();
  done = saved(page);
  await page.locator(".side footer .btn[data-kind=danger]").click();
  await done;
  await expect(cards(page)).toHaveCount(all - 3);
  await page.keyboard.press("Control+z");
  await expect(cards(page)).toHaveCount(all);
});

test("a map is made from the template, renamed and deleted", async ({ page }) => {
  await openMap(page);
  await choose(page, "map-menu", /New map|新建地图/);
  await page.locator("#nm-zh").fill("新设备");
  await page.locator("#nm-en").fill("New device");
  await page.locator("#nm-begin").selectOption("template");
  await expect(primary(page)).toHaveAttribute("aria-disabled", "true");
  await page.locator("#nm-bought").selectOption({ index: 1 });
  await axe(page, "dialog[open]");
  await primary(page).click();
  await expect(page.locator(".mapname")).toContainText(/New device|新设备/);
  await expect(cards(page)).toHaveCount(16);
  await expect(page.locator("#map-bought")).toHaveValue("0");

  await choose(page, "map-menu", /Name, purchase|名称/);
  await page.locator("#em-en").fill("Other device");
  await page.locator("#em-zh").fill("别的设备");
  const done = saved(page);
  await primary(page).click();
  await done;
  await expect(page.locator(".mapname")).toContainText(/Other device|别的设备/);

  await choose(page, "map-menu", /Delete map|删除地图/);
  await dialog(page).locator("footer .btn[data-kind=danger]").click();
  await expect(page.locator(".mapname")).not.toContainText(/Other device|别的设备/);
  await expect(cards(page).first()).toBeVisible();
});

test("a copy of a map has its people", async ({ page }) => {
  await openMap(page);
  const count = await cards(page).count();
  const name = ((await page.locator(".mapname .clip").textContent()) ?? "").trim();
  await choose(page, "map-menu", /New map|新建地图/);
  await page.locator("#nm-en").fill("Copy");
  const begin = page.locator("#nm-begin");
  await begin.selectOption((await begin.locator("option", { hasText: name }).getAttribute("value")) ?? "");
  await primary(page).click();
  await expect(page.locator(".mapname")).toContainText("Copy");
  await expect.poll(() => cards(page).count()).toBeGreaterThan(0);
  await page.keyboard.press("0");
  await expect(page.locator("#map-world g[role=listbox]")).toHaveAttribute("aria-label", new RegExp(`${count}`));
});

test("a template adds only what is missing", async ({ page }) => {
  await openMap(page);
  await choose(page, "map-menu", /Fill in by route|按采购路线/);
  const lines = page.locator(".template li");
  await expect(lines).toHaveCount(16);
  const there = await page.locator(".template li[data-there]").count();
  expect(there).toBeGreaterThan(0);
  const done = saved(page);
  await primary(page).click();
  await done;
  await choose(page, "map-menu", /Fill in by route|按采购路线/);
  await expect(page.locator(".template li[data-there]")).toHaveCount(16);
  await expect(primary(page)).toHaveAttribute("aria-disabled", "true");
});

test("the table sorts by any column and is edited in place", async ({ page }) => {
  await openMap(page, "?view=list");
  const head = page.getByRole("columnheader", { name: /Support|支持/ });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("columnheader", { name: /Person|人物/ }).getByRole("button").click();
  const power = page.locator(".people tbody tr td:nth-child(5) select").first();
  const done = saved(page);
  await power.selectOption("5");
  await done;
  await expect(power).toHaveValue("5");
  await axe(page);
});

test("the tree of who reports to whom is walked by keys", async ({ page }) => {
  await openMap(page, "?view=list");
  await page.locator(".people .seg button").nth(1).click();
  const items = page.getByRole("treeitem");
  const all = await items.count();
  const id = await page.locator("[role=treeitem][aria-expanded=true]").first().getAttribute("id");
  const top = page.locator(`#${id}`);
  await top.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(top).toHaveAttribute("aria-expanded", "false");
  expect(await items.count()).toBeLessThan(all);
  await page.keyboard.press("ArrowRight");
  await expect(items).toHaveCount(all);
  await page.keyboard.press("ArrowDown");
  await expect(top).not.toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".side h2")).toBeVisible();
  await axe(page);
});

test("the matrix is edited by keys and by pointer", async ({ page }) => {
  await openMap(page, "?view=matrix");
  const cell = page.locator("[role=gridcell]").first();
  await cell.focus();
  let done = saved(page);
  await page.keyboard.press("3");
  await done;
  done = saved(page);
  await page.keyboard.press("Shift+4");
  await done;
  await expect(cell).toContainText("3 → 4");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[role=gridcell]:focus")).not.toHaveAttribute("id", (await cell.getAttribute("id")) ?? "");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(cell.locator("select").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(cell).toBeFocused();
  await cell.click();
  done = saved(page);
  await cell.locator("select").first().selectOption("2");
  await done;
  await page.keyboard.press("Escape");
  await axe(page);
  done = saved(page);
  await page.keyboard.press("Delete");
  await done;
  await expect(cell).toHaveText("");
});

test("a person is found by key, and Enter goes to them", async ({ page }) => {
  await openMap(page);
  await cards(page).first().focus();
  const name = ((await cards(page).nth(2).getAttribute("aria-label")) ?? "").split(/[,，]/)[0] ?? "";
  await page.keyboard.press("/");
  const field = page.locator("#map-find");
  await expect(field).toBeFocused();
  await field.fill(name);
  await expect(page.locator("#map-hits [role=option]").first()).toContainText(name);
  await axe(page);
  await page.keyboard.press("Enter");
  await expect(chosen(page)).toHaveCount(1);
  await expect(page.locator(".side h2")).toContainText(name);
  await page.keyboard.press("Control+f");
  await expect(field).toBeFocused();
});

test("names are found by their sound", async ({ page }) => {
  await openMap(page);
  const field = page.locator("#map-find");
  const found = page.locator("#map-hits [role=option]");
  // The demo's people have Chinese names: some syllable of some name begins with z, l or w.
  let most = 0;
  for (const letter of ["z", "l", "w"]) {
    await field.fill(letter);
    most = Math.max(most, await found.count());
  }
  expect(most).toBeGreaterThan(0);
  await field.fill("no such person");
  await expect(found).toHaveCount(0);
  // Who comes later is heard too.
  await cards(page).first().focus();
  await page.keyboard.press("p");
  await page.locator("#p-name-en").fill("Newcomer");
  await page.locator("#p-name-zh").fill("欧阳迟");
  const saved = page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
  await page.locator("#p-name-zh").press("Enter");
  await saved;
  await field.fill("ouyc");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Newcomer");
});

test("filters fade, live in the address and are cleared", async ({ page }) => {
  await openMap(page);
  const all = await cards(page).count();
  await page.locator("[popovertarget='map-filter']").click();
  await page.locator("#map-filter").getByRole("checkbox", { name: /Key player|关键人物/ }).check();
  await expect(page).toHaveURL(/only=key/);
  await page.keyboard.press("Escape");
  await expect(cards(page)).toHaveCount(all);
  const faded = page.locator("[data-seat][data-faded]");
  const count = await faded.count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(all);
  await axe(page);
  await page.reload();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  await expect(faded).toHaveCount(count);
  await page.locator(".filterbar .btn").click();
  await expect(faded).toHaveCount(0);
  await expect(page).not.toHaveURL(/only=/);
});

test("people are copied to another map of the account, the same people", async ({ page }) => {
  await openMap(page);
  await selectSome(page, 2);
  await page.keyboard.press("Control+c");
  await expect(page.locator(".toast")).toContainText("2");
  await page.keyboard.press("Control+v");
  await expect(page.locator(".toast").last()).toContainText(/already|都已在/);
  await choose(page, "map-menu", /New map|新建地图/);
  await page.locator("#nm-en").fill("Elsewhere");
  await primary(page).click();
  await expect(page.locator(".mapname")).toContainText("Elsewhere");
  await expect(cards(page)).toHaveCount(0);
  const done = saved(page);
  await page.keyboard.press("Control+v");
  await done;
  await expect(cards(page)).toHaveCount(2);
  await expect(chosen(page)).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(cards(page)).toHaveCount(0);
});

test("a finger finds everything in reach", async ({ browser, page: desk, baseURL }) => {
  const address = await openMap(desk);
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 768, height: 1024 }, ...(baseURL ? { baseURL } : {}) });
  await context.addCookies(await desk.context().cookies());
  const page = await context.newPage();
  await page.goto(`${address}?view=matrix`);
  await page.waitForLoadState("networkidle");
  const cell = page.locator("[role=gridcell]").first();
  await cell.tap();
  await expect(cell.locator(".editor")).toBeVisible();
  await axe(page);
  await context.close();
});
