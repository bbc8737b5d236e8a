// The portfolio: a heat map through the weeks, warnings with why and what next, without a network, on paper.

import { axe, expect, type Page, signIn, test } from "../fixtures/meridian.ts";

async function openPortfolio(page: Page): Promise<void> {
  await signIn(page, "manager");
  await page.goto("/health", { waitUntil: "networkidle" });
  await expect(page.locator(".heat tbody tr").first()).toBeVisible();
}

test("a manager finds the worst account, why, and makes the next action; weeks, order, groups and filters", async ({ page }) => {
  await openPortfolio(page);
  await axe(page);
  const drill = page.locator(".warn .drill");
  await expect(drill.locator("ol li").first()).toContainText("actions are late");
  await drill.getByRole("button", { name: "Make an action" }).click();
  await expect(page.locator(".toast")).toContainText("Action made");
  await page.locator(".wlist button").first().click();
  await expect(drill).toContainText("Our champion has left, not acknowledged");
  const scores = await page.locator(".heat tbody td.h").allInnerTexts();
  const known = scores.map((text) => Number(text.trim())).filter((score) => !Number.isNaN(score));
  expect(known.length).toBeGreaterThan(3);
  expect(known).toEqual([...known].sort((a, b) => a - b));
  // A week back: other figures, and the way to the present.
  const weeks = page.locator(".weeks");
  const now = await page.locator(".heat tbody").first().innerText();
  await weeks.getByRole("button", { name: "One week back" }).click();
  await expect(weeks).toContainText("Week ending");
  for (let step = 0; step < 7; step += 1) {
    await weeks.getByRole("button", { name: "One week back" }).click();
  }
  await expect(page.locator(".heat tbody").first()).not.toHaveText(now);
  await page.reload({ waitUntil: "networkidle" });
  await expect(weeks).toContainText("Now");
  await page.getByLabel("Group", { exact: true }).selectOption({ label: "By owner" });
  expect(await page.locator(".heat tr.group").count()).toBeGreaterThan(1);
  await page.getByLabel("Verdict").selectOption({ label: "Good" });
  await expect(page.locator(".heat td.h .band[aria-label=Watch]")).toHaveCount(0);
  await page.getByLabel("Verdict").selectOption({ label: "All verdicts" });
  await page.getByLabel("Find an account").fill("Lanjiang");
  await expect(page.locator(".heat tbody tr:not(.group)")).toHaveCount(1);
});

test("every target is large enough for a thumb, upright and lying, and nothing waits for a pointer that hovers", async ({ page }, { project }) => {
  test.skip(project.name !== "tablet", "fingers only");
  await openPortfolio(page);
  for (const size of [{ width: 1024, height: 768 }, { width: 768, height: 1024 }]) {
    await page.setViewportSize(size);
    const small = await page.locator(".watch :is(button, a, select, input)").evaluateAll((all) =>
      all
        .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent?.trim() || one.getAttribute("aria-label") }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(({ box, name }) => `${name}: ${box.width}×${box.height}`),
    );
    expect(small).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
});

test("without a network the last figures stay, with their time, and come anew when it is back", async ({ page, context, complaints }) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to load resource/);
  await openPortfolio(page);
  const rows = await page.locator(".heat tbody tr").count();
  await page.locator(".spine a, .tabbar a").first().click();
  await expect(page).toHaveURL(/accounts/);
  await context.setOffline(true);
  await page.goBack();
  await expect(page.locator(".stale[data-offline]")).toContainText(/Offline · data as of \d+ \w+ \d\d:\d\d/);
  await expect(page.locator(".heat tbody tr")).toHaveCount(rows);
  await context.setOffline(false);
  await expect(page.locator(".stale")).not.toHaveAttribute("data-offline", { timeout: 20_000 });
});

test("alerts stand beside the bell, lead to what they are about, and are marked as read", async ({ page }) => {
  await openPortfolio(page);
  const sign = page.locator(".topbar .alert-sign");
  await expect(sign.locator(".count")).toBeVisible();
  const before = Number(await sign.locator(".count").innerText());
  await sign.click();
  const list = page.locator("#alerts .alerts > li");
  await expect(list.first()).toBeVisible();
  await axe(page, "#alerts");
  await list.first().getByRole("button", { name: "Mark as read" }).click();
  await expect(sign.locator(".count")).toHaveText(String(before - 1));
  await list.first().locator("a").click();
  await expect(page).toHaveURL(/accounts|deals/);
});

test("on paper stand the map and the reasons, without controls", async ({ page }) => {
  await openPortfolio(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".hunt select").first()).toBeHidden();
  await expect(page.locator(".heat tbody tr").first()).toBeVisible();
  await expect(page.locator(".stale")).toBeVisible();
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
});
