// The deals of an account: read, added, changed, moved, taken back; and one deal in its sheet.

import type { Locator } from "@playwright/test";
import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";
import { committed } from "../board/board.ts";

/** Opens the deals of the account with the most to see, and waits until the page is alive. */
async function openDeals(page: Page, role: "rep" | "admin" | "observer" = "rep"): Promise<string> {
  await signIn(page, role);
  const joined = page.waitForEvent("websocket");
  await page.goto(`${await firstAccount(page)}/deals`);
  await joined;
  await expect(rows(page).first()).toBeVisible();
  return page.url();
}

function rows(page: Page) {
  return page.locator(".deal-list table.list tbody tr");
}

async function addDeal(page: Page, title: string): Promise<void> {
  await page.locator(".deal-list > .head").getByRole("button", { name: "New deal" }).click();
  await page.locator("#new-title").fill(title);
  await page.locator("#new-amount").fill("1,250,000");
  await page.locator("dialog form [type=submit]").click();
}

/** Says why the deal ends, which a closed stage asks for, and waits until the page has heard of it. */
async function giveReason(page: Page, row: Locator): Promise<void> {
  const address = await row.locator("a.who").getAttribute("href");
  const deal = address?.match(/[0-9a-f]{8}-[0-9a-f-]{27}$/)?.[0];
  if (deal === undefined) throw new Error(`no deal in ${address}`);
  const step = "Hand over";
  const status = await page.evaluate(
    async ([deal, next_step]) => {
      const change = { do: "edit", with: { kind: "deal", id: deal, set: { reason: "service", next_step } } };
      const body = JSON.stringify({ command: { id: crypto.randomUUID(), change } });
      const answer = await fetch("/api/submit", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      return answer.status;
    },
    [deal, step],
  );
  expect(status).toBe(200);
  await expect(row).toContainText(step);
}

test("the list shows what each deal is worth and what comes next, and breaks no rule", async ({ page }) => {
  await openDeals(page);
  await expect(page.locator(".deal-list .vital .v").first()).toContainText("¥");
  await expect(rows(page).first().locator("td.step")).not.toBeEmpty();
  await axe(page);
});

test("a new deal appears, in another browser too, and is taken back", async ({ page, another }) => {
  const url = await openDeals(page);
  const other = await another();
  await signIn(other, "admin");
  const joined = other.waitForEvent("websocket");
  await other.goto(url);
  await joined;
  await expect(rows(other).first()).toBeVisible();
  const title = `Ultrasound ${Date.now()}`;
  await committed(page, () => addDeal(page, title));
  await expect(rows(page).filter({ hasText: title })).toHaveCount(1);
  await expect(rows(other).filter({ hasText: title })).toContainText("¥1.25 M");
  await committed(page, () => page.locator(".toast").getByRole("button", { name: "Undo" }).click());
  await expect(rows(page).filter({ hasText: title })).toHaveCount(0);
  await expect(rows(other).filter({ hasText: title })).toHaveCount(0);
});

test("a deal is edited in its sheet, its past tells of it, and undo outlives a reload", async ({ page }) => {
  await openDeals(page);
  const title = `Monitor ${Date.now()}`;
  await committed(page, () => addDeal(page, title));
  await rows(page).filter({ hasText: title }).locator("a.who").click();
  const sheet = page.locator("dialog.sheet[open]");
  await expect(sheet.locator("#deal-amount")).toHaveValue("1250000");
  await expect(page).toHaveURL(/[?&]deal=/);
  await sheet.locator("#deal-amount").fill("much");
  await sheet.locator("[type=submit]").filter({ hasText: "Save" }).click();
  await expect(sheet.locator("#deal-amount-err")).toBeVisible();
  await sheet.locator("#deal-amount").fill("200万");
  await sheet.locator("#deal-win").fill("70");
  await committed(page, () => sheet.locator("[type=submit]").filter({ hasText: "Save" }).click());
  await expect(rows(page).filter({ hasText: title })).toContainText("¥2 M");
  await expect(sheet.locator(".past li").first()).toContainText("¥1.25 M → ¥2 M");
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(page).not.toHaveURL(/deal=/);
  const joined = page.waitForEvent("websocket");
  await page.reload();
  await joined;
  await expect(rows(page).filter({ hasText: title })).toContainText("¥2 M");
  await committed(page, () => page.keyboard.press("Control+z"));
  await expect(rows(page).filter({ hasText: title })).toContainText("¥1.25 M");
});

test("a deal is moved to another stage, and to a won one it leaves the open ones", async ({ page }) => {
  await openDeals(page);
  const title = `Lamp ${Date.now()}`;
  await committed(page, () => addDeal(page, title));
  const row = rows(page).filter({ hasText: title });
  await row.locator("button.chip").click();
  await committed(page, () => row.getByRole("menuitemradio").nth(1).click());
  const stage = await row.getByRole("menuitemradio").count();
  expect(stage).toBe(0);
  await giveReason(page, row);
  await row.locator("button.chip").click();
  const won = row.getByRole("menuitemradio").filter({ hasText: /Installation|First order/ }).first();
  await committed(page, () => won.click());
  await expect(row).toHaveCount(0);
  await page.locator(".deal-list .seg").getByRole("button", { name: /^Won/ }).click();
  await expect(row).toHaveCount(1);
});

test("a deal has a page of its own, and the board opens it beside itself", async ({ page }) => {
  await openDeals(page);
  await rows(page).first().locator("a.who").click();
  const sheet = page.locator("dialog.sheet[open]");
  await sheet.locator(".deal-title a").click();
  await expect(page).toHaveURL(/\/deals\/[0-9a-f-]{36}$/);
  await expect(page.locator(".page h1")).toBeVisible();
  await expect(page.locator(".past li").first()).toBeVisible();
  await axe(page);
  const joined = page.waitForEvent("websocket");
  await page.goto("/pipelines");
  const card = page.locator("li[data-deal] > article").first();
  await expect(card).toBeVisible();
  await joined;
  await card.focus();
  await page.keyboard.press("Enter");
  await expect(sheet.locator("#deal-history")).toBeVisible();
  await axe(page);
  await page.goBack();
  await expect(sheet).toHaveCount(0);
});

test("who may only read sees the facts and why there is no form", async ({ page }) => {
  await signIn(page, "observer");
  await page.goto("/accounts");
  await page.locator("table.list tbody tr a.who").first().click();
  await page.locator(".tabs a[href$='/deals']").click();
  await expect(page.locator(".deal-list > .head").getByRole("button", { name: "New deal" })).toHaveAttribute("aria-disabled", "true");
});

for (const [width, height] of [[1024, 768], [768, 1024]] as const) {
  test(`on a tablet of ${width} × ${height} nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openDeals(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await axe(page);
  });
}
