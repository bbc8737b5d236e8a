import { axe, expect, signIn, test } from "../fixtures/meridian.ts";
import { cards, column, count, openBoard } from "./board.ts";

test.describe("before any script runs", () => {
  test("the page the server sends holds the heads and the first cards", async ({ page }) => {
    await signIn(page, "admin");
    const response = await page.request.get("/pipelines");
    const html = await response.text();
    expect(html).toContain('class="col"');
    expect(html).toContain("data-deal=");
    expect(html).not.toMatch(/ style="/);
  });
});

test("a column draws only what is seen, and reaches its last deal", async ({ page }) => {
  await signIn(page, "admin");
  await openBoard(page);
  const all = page.locator(".board > section:not([data-folded])");
  let fullest = column(page, 0);
  for (let number = 0; number < (await all.count()); number += 1) {
    if ((await count(all.nth(number))) > (await count(fullest))) fullest = all.nth(number);
  }
  const total = await count(fullest);
  await fullest.locator("ol").evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(fullest.locator(`li[aria-posinset="${total}"]`)).toBeVisible();
  expect(await cards(fullest).count()).toBeLessThan(40);
});

test("a search stands in the address, and nothing found names the filter", async ({ page }) => {
  await signIn(page, "admin");
  await openBoard(page);
  await page.getByRole("searchbox").fill("no such deal at all");
  await expect(page).toHaveURL(/q=no/);
  await expect(page.getByRole("heading", { name: "No deal matches" })).toBeVisible();
  await expect(page.locator(".over-board")).toContainText("no such deal at all");
  await axe(page);
  await page.locator(".over-board").getByRole("button", { name: "Clear filter" }).click();
  await expect(page).not.toHaveURL(/q=/);
  await expect(cards(column(page, 0)).first()).toBeVisible();
});

test("a narrow screen shows one column and a chooser", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, "admin");
  await openBoard(page);
  const chooser = page.locator(".choose-stage select");
  await expect(chooser).toBeVisible();
  await chooser.selectOption({ index: 2 });
  await expect(page.locator(".board > section").nth(2)).toBeInViewport({ ratio: 0.8 });
});
