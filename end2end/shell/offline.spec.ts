// Changes made while the server cannot be reached are kept and sent once.

import { expect, type Page, signIn, test } from "../fixtures/meridian.ts";

async function openDeals(page: Page): Promise<void> {
  await signIn(page, "rep");
  await page.goto("/accounts");
  await page.locator("table.list tbody tr a.who").filter({ hasText: /云泽大学|Affiliated Hospital of Yunze/ }).first().click();
  await page.locator(".tabs a[href$='/deals']").click();
  await page.waitForURL("**/deals");
  const joined = page.waitForEvent("websocket");
  await page.reload();
  await joined;
}

async function addDeal(page: Page, title: string): Promise<void> {
  await page.locator(".deal-list > .head").getByRole("button", { name: "New deal" }).click();
  await page.locator("#new-title").fill(title);
  await page.locator("dialog form [type=submit]").click();
}

function rows(page: Page, title: string) {
  return page.locator(".deal-list table.list tbody tr").filter({ hasText: title });
}

const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("meridian.outbox.")).length);

test("what is done offline waits in sight and is saved once when the network is back", async ({ page, context, complaints }) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  await openDeals(page);
  const title = `Offline ${Date.now()}`;
  await context.setOffline(true);
  await addDeal(page, title);
  await expect(rows(page, title)).toHaveCount(1);
  await expect(page.locator(".sync")).toContainText("1 to send");
  expect(await kept(page)).toBe(1);
  await context.setOffline(false);
  await expect(page.locator(".sync")).toHaveAttribute("data-state", "saved");
  expect(await kept(page)).toBe(0);
  await page.reload();
  await expect(rows(page, title)).toHaveCount(1);
});

test("what was not sent before a reload is sent by the next page, once, and can be undone", async ({ page, complaints }) => {
  complaints.expect(/ERR_FAILED/);
  await openDeals(page);
  const title = `Unsent ${Date.now()}`;
  await page.route("**/api/submit", (route) => route.abort());
  await addDeal(page, title);
  await expect(page.locator(".sync")).toContainText("1 to send");
  await page.unroute("**/api/submit");
  await page.reload();
  await expect(rows(page, title)).toHaveCount(1);
  await expect.poll(() => kept(page)).toBe(0);
  const again = page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
  await page.keyboard.press("Control+z");
  await again;
  await expect(rows(page, title)).toHaveCount(0);
});
