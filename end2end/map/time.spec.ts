// The map through time: the slider back, named moments, two moments compared, who changed what.

import { axe, expect, firstAccount, type Page, signIn, test } from "../fixtures/meridian.ts";

async function openMap(page: Page, role: "rep" | "observer" = "rep"): Promise<string> {
  await signIn(page, role);
  const account = await firstAccount(page);
  const address = `${account}/map`;
  await page.goto(address);
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  await page.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  return address;
}

const slider = (page: Page) => page.locator("#map-time");
const card = (page: Page, name: string) => page.locator(`[data-seat][aria-label*='${name}']`);
const saved = (page: Page) => page.waitForResponse((response) => response.url().includes("/submit") && response.ok());

async function openHistory(page: Page): Promise<void> {
  await page.getByRole("button", { name: "History: what this map was" }).click();
  await expect(slider(page)).toBeVisible();
  await expect.poll(() => slider(page).getAttribute("max")).not.toBe("0");
}

test("the slider goes back through what happened, and nothing can be changed there", async ({ page }) => {
  await openMap(page);
  const index = page.locator(".insight .v").first();
  const today = await index.textContent();
  await openHistory(page);
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "Now");
  await slider(page).focus();
  await page.keyboard.press("Home");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "The beginning");
  await expect(page.locator("[data-seat]")).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".past")).toContainText("nothing can be changed");
  await expect(page.locator("[data-seat]").first()).toBeVisible();
  await expect(index).not.toHaveText(today ?? "");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /added|moved|changed/i);
  await axe(page);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/submit")) sent.push(request.url());
  });
  await card(page, "Lu Xiuyuan").click();
  await page.locator(".side .five").first().getByRole("button", { name: "+2" }).click();
  await expect(page.locator(".toast")).toContainText("Go back to now first");
  expect(sent).toEqual([]);
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page.locator(".past")).toHaveCount(0);
  await expect(index).toHaveText(today ?? "");
});

test("a moment is named, gone to, renamed and deleted; a colleague sees it", async ({ page, another }) => {
  const address = await openMap(page);
  await openHistory(page);
  const menu = page.locator("[popovertarget='snapshots']");
  await menu.click();
  await page.getByRole("menuitem", { name: /Name this moment/ }).click();
  const name = `Before the visit ${Date.now()}`;
  await page.locator("#snapshot-name").fill(name);
  let done = saved(page);
  await page.locator("#snapshot-name").press("Enter");
  await done;
  const second = await another();
  await signIn(second, "manager");
  await second.goto(address);
  await second.locator("#mini-view:not([width='1'])").waitFor({ state: "attached" });
  await second.getByRole("button", { name: "History: what this map was" }).click();
  await second.locator("[popovertarget='snapshots']").click();
  await expect(second.getByText(name)).toBeVisible();
  await menu.click();
  done = saved(page);
  await page.getByRole("menuitem", { name: "Delete" }).last().click();
  await done;
  await expect(second.getByText(name)).toHaveCount(0);
});

test("two moments are compared: figures, differences, and both maps", async ({ page }) => {
  await openMap(page);
  await openHistory(page);
  await page.locator(".timebar").getByRole("button", { name: /^Compare/ }).click();
  const dialog = page.locator("dialog[open]");
  await expect(dialog.locator(".table").first()).toContainText("Weighted support index");
  await expect(dialog.locator(".table").nth(1)).toContainText("Support");
  await expect(dialog.locator(".pictures img")).toHaveCount(2);
  const drawn = () => dialog.locator(".pictures img").evaluateAll((images) => images.every((image) => (image as HTMLImageElement).naturalWidth > 0));
  await expect.poll(drawn).toBe(true);
  await axe(page);
  await dialog.locator("#compare-from").selectOption("now");
  await expect(dialog.getByRole("status")).toHaveText("Nothing differs between the two moments");
});

test("the history of a person says who changed what", async ({ page }) => {
  await openMap(page);
  await card(page, "Lu Xiuyuan").click();
  const section = page.locator("[data-fold='deeds']");
  await section.locator("summary").click();
  await expect(section.locator("li").first()).toContainText("Zhou Xu");
  await expect(section.locator("li").first()).toContainText("Support 0 → +1");
  await axe(page);
});

test("old knowledge fades and says how old it is", async ({ page }) => {
  await openMap(page);
  const old = page.locator("[data-seat][data-age]");
  await expect(old.first()).toBeVisible();
  await expect(old.first()).toHaveAttribute("aria-label", /known \d+ days ago/);
});
