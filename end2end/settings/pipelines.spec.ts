// Pipelines and stages: made from a template, changed stage by stage, never half and never into nonsense.

import { committed } from "../board/board.ts";
import { axe, expect, type Locator, type Page, signIn, test } from "../fixtures/meridian.ts";

async function openPipelines(page: Page): Promise<void> {
  await signIn(page, "admin");
  const joined = page.waitForEvent("websocket");
  await page.goto("/settings");
  await joined;
  await page.waitForLoadState("networkidle");
  await expect(page.locator("#pipelines")).toBeVisible();
}

const section = (page: Page): Locator => page.locator("#pipelines").locator("xpath=../..");
const stages = (page: Page): Locator => section(page).locator(".stage-list > .stage");
const stage = (page: Page, name: string): Locator => stages(page).filter({ has: page.getByText(name, { exact: true }) });
const names = (page: Page): Promise<string[]> => stages(page).locator(".t .name").allInnerTexts();
const form = (page: Page): Locator => page.locator("dialog[open] form");
const save = (page: Page): Locator => page.locator("dialog[open] [type=submit]");

/** Makes a pipeline and leaves it open below the list. */
async function make(page: Page, template: string, name: string): Promise<void> {
  await section(page).getByRole("button", { name: "New pipeline" }).click();
  await page.locator("#pipeline-template").selectOption(template);
  await page.locator("#pipeline-new-en").fill(name);
  await committed(page, () => save(page).click());
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(section(page).locator(".lines")).toContainText(name);
  await expect(stages(page).first()).toBeVisible();
}

/** Opens the stages of a pipeline that is there. */
async function choose(page: Page, name: string): Promise<void> {
  await section(page).getByRole("button", { name: `Edit the stages of “${name}”` }).click();
  await expect(stages(page).first()).toBeVisible();
}

async function edit(page: Page, name: string): Promise<void> {
  await stage(page, name).getByRole("button", { name: /^Edit/ }).click();
  await expect(page.locator("#stage-en")).toHaveValue(name);
}

test("a pipeline is made from a template, stands on the board's menu, and is taken back", async ({ page }) => {
  await openPipelines(page);
  await make(page, "drugs", "Drugs north");
  expect((await names(page)).length).toBeGreaterThan(4);
  await expect(page.locator(".toast")).toContainText("Made the pipeline “Drugs north”");
  await axe(page);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).first().click();
  await expect(section(page).locator(".lines")).not.toContainText("Drugs north");
  await expect(section(page)).toContainText("This pipeline was removed");
});

test("an empty one begins with three stages, and its name is changed", async ({ page }) => {
  await openPipelines(page);
  await section(page).getByRole("button", { name: "New pipeline" }).click();
  await page.locator("#pipeline-template").selectOption("");
  await save(page).click();
  await expect(page.locator("#pipeline-new-zh-err")).toBeVisible();
  await page.locator("#pipeline-new-en").fill("Small");
  await committed(page, () => save(page).click());
  await expect.poll(() => names(page)).toEqual(["Lead", "Won", "Lost"]);
  await page.locator("#pipeline-en").fill("");
  await expect(page.locator("#pipeline-zh-err")).toBeVisible();
  await page.locator("#pipeline-en").fill("Smaller");
  await committed(page, () => page.getByRole("button", { name: "Save name" }).click());
  await expect(section(page).locator(".lines")).toContainText("Smaller");
});

test("a stage is added, changed in all its parts, and read again after a reload", async ({ page }) => {
  await openPipelines(page);
  await make(page, "", "Trial");
  await section(page).getByRole("button", { name: "Add stage" }).click();
  await page.locator("#stage-en").fill("Committee");
  await page.locator("#stage-probability").fill("101");
  await expect(page.locator("#stage-probability-err")).toContainText("0 to 100");
  await save(page).click();
  await expect(form(page)).toBeVisible();
  await expect(stage(page, "Committee")).toHaveCount(0);
  await page.locator("#stage-probability").fill("35");
  await page.locator("#stage-p50").fill("30");
  await page.locator("#stage-p80").fill("20");
  await expect(page.locator("#stage-p80-err")).toContainText("P50");
  await page.locator("#stage-p80").fill("60");
  await form(page).getByLabel("Committee date").check();
  await form(page).getByLabel("Committee minutes").check();
  await form(page).getByLabel("Decider").first().check();
  await page.locator("#stage-approval").selectOption({ label: "Manager" });
  await form(page).getByRole("switch").click();
  await page.locator("#clock-days").fill("20");
  await page.locator("#clock-from").fill("2026-01-01");
  await save(page).click();
  await expect(page.locator("#clock-basis-zh-err")).toBeVisible();
  await page.locator("#clock-basis-en").fill("Government Procurement Law, art. 35");
  await axe(page);
  await committed(page, () => save(page).click());
  await expect(stage(page, "Committee")).toContainText("asks for 4 things");
  await expect(stage(page, "Committee")).toContainText("20 days by law");
  expect(await names(page)).toEqual(["Lead", "Committee", "Won", "Lost"]);
  await page.reload();
  await page.waitForLoadState("networkidle");
  await choose(page, "Trial");
  await edit(page, "Committee");
  await expect(page.locator("#stage-probability")).toHaveValue("35");
  await expect(form(page).getByLabel("Committee minutes")).toBeChecked();
  await expect(page.locator("#clock-basis-en")).toHaveValue("Government Procurement Law, art. 35");
});

test("stages are put in order by buttons and by the keyboard, and only among their kind", async ({ page }) => {
  await openPipelines(page);
  await make(page, "", "Order");
  for (const name of ["Second", "Third"]) {
    await section(page).getByRole("button", { name: "Add stage" }).click();
    await page.locator("#stage-en").fill(name);
    await committed(page, () => save(page).click());
    await expect(stage(page, name)).toHaveCount(1);
  }
  await committed(page, () => stage(page, "Third").getByRole("button", { name: "Move “Third” up" }).click());
  await expect.poll(() => names(page)).toEqual(["Lead", "Third", "Second", "Won", "Lost"]);
  await expect(stage(page, "Third").getByRole("button", { name: "Move “Third” up" })).toBeFocused();
  const grip = stage(page, "Lead").getByRole("button", { name: "Move “Lead”", exact: true });
  await grip.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(grip).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => names(page)).toEqual(["Third", "Second", "Lead", "Won", "Lost"]);
  await expect(grip).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(grip).toBeFocused();
  expect(await names(page)).toEqual(["Third", "Second", "Lead", "Won", "Lost"]);
  await page.keyboard.press("Escape");
  await expect.poll(() => names(page)).toEqual(["Lead", "Third", "Second", "Won", "Lost"]);
  await expect(grip).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(grip).toBeFocused();
  await committed(page, () => page.keyboard.press("Space"));
  expect(await names(page)).toEqual(["Third", "Lead", "Second", "Won", "Lost"]);
  await expect(stage(page, "Second").getByRole("button", { name: "Move “Second” down" })).toHaveAttribute("aria-disabled", "true");
  await page.reload();
  await page.waitForLoadState("networkidle");
  await choose(page, "Order");
  expect(await names(page)).toEqual(["Third", "Lead", "Second", "Won", "Lost"]);
});

test("a stage or a pipeline with deals stays, and says what to do", async ({ page }) => {
  await openPipelines(page);
  await section(page).locator(".lines").getByRole("button", { name: /^Edit the stages of/ }).first().click();
  await expect(stages(page).first()).toBeVisible();
  const full = stages(page).filter({ hasNotText: /\b0 deals/ }).first();
  const remove = full.getByRole("button", { name: /^Remove the stage/ });
  await expect(remove).toHaveAttribute("aria-disabled", "true");
  // It is disabled with a reason, which pressing it tells.
  await remove.click({ force: true });
  await expect(page.locator(".toast")).toContainText("another stage first");
  await full.getByRole("button", { name: /^Edit/ }).click();
  await expect(page.locator("#stage-kind")).toHaveCount(0);
  await expect(form(page)).toContainText("so its kind stays");
  await page.keyboard.press("Escape");
  const end = section(page).getByRole("button", { name: /^Remove the pipeline/ });
  await expect(end).toHaveAttribute("aria-disabled", "true");
  await expect(section(page).getByRole("link", { name: "See them on the board" })).toBeVisible();
});

test("the last stage of a kind stays, and an empty pipeline goes with all its stages", async ({ page }) => {
  await openPipelines(page);
  await make(page, "", "Short");
  const last = stage(page, "Lost").getByRole("button", { name: /^Remove the stage/ });
  await expect(last).toHaveAttribute("aria-disabled", "true");
  await committed(page, () => section(page).getByRole("button", { name: /^Remove the pipeline/ }).click());
  await expect(section(page).locator(".lines")).not.toContainText("Short");
  await page.locator(".toast").filter({ hasText: "Removed the pipeline" }).getByRole("button", { name: "Undo" }).click();
  await expect(section(page).locator(".lines")).toContainText("Short");
});

test("who saves second is told, and keeps what they typed", async ({ page, another }) => {
  await openPipelines(page);
  await make(page, "", "Together");
  const other = await another();
  await openPipelines(other);
  await choose(other, "Together");
  await edit(other, "Lead");
  await other.locator("#stage-p50").fill("12");
  await edit(page, "Lead");
  await page.locator("#stage-probability").fill("15");
  await committed(page, () => save(page).click());
  await expect(form(other).locator(".banner")).toContainText("Default probability");
  await expect(save(other)).toHaveAttribute("aria-disabled", "true");
  await form(other).getByRole("button", { name: "Keep my changes on top of it" }).click();
  await expect(other.locator("#stage-probability")).toHaveValue("15");
  await expect(other.locator("#stage-p50")).toHaveValue("12");
  await committed(other, () => save(other).click());
  await edit(page, "Lead");
  await expect(page.locator("#stage-p50")).toHaveValue("12");
});

test("nobody but an administrator is offered any of it", async ({ page, another }) => {
  await openPipelines(page);
  await make(page, "", "Followed");
  const other = await another();
  await signIn(other, "manager");
  await other.goto("/settings");
  await expect(other.locator("#devices")).toBeVisible();
  await expect(other.locator("#pipelines")).toHaveCount(0);
});

for (const [width, height] of [[1024, 768], [768, 1024]] as const) {
  test(`on a tablet of ${width} × ${height} nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPipelines(page);
    await make(page, "equipment", "Tablet");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await edit(page, await stages(page).first().locator(".t .name").innerText());
    const over = await form(page).evaluate((element) => element.scrollWidth > element.clientWidth + 1);
    expect(over).toBe(false);
    await axe(page);
  });
}

test("pipelines are put in order, put away and brought back, and the board's menu follows", async ({ page }) => {
  await openPipelines(page);
  const rows = section(page).locator("ol.lines > li");
  const order = (): Promise<string[]> => rows.locator(".t").allInnerTexts();
  const before = await order();
  expect(before.length).toBeGreaterThan(2);
  await committed(page, () => page.getByRole("button", { name: `Move “${before[0]}” down` }).click());
  await expect.poll(order).toEqual([before[1], before[0], ...before.slice(2)]);
  const grip = rows.getByRole("button", { name: `Move “${before[0]}”`, exact: true });
  await grip.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  // The focus goes along with the row, a moment after it.
  await expect.poll(order).toEqual(before);
  await expect(grip).toBeFocused();
  await committed(page, () => page.keyboard.press("Space"));
  await expect.poll(order).toEqual(before);

  await committed(page, () => page.getByRole("button", { name: `Archive the pipeline “${before[0]}”` }).click());
  await expect.poll(order).toEqual(before.slice(1));
  const away = section(page).locator("ul.lines > li");
  await expect(away).toContainText(before[0] ?? "");
  const archived = (await away.getAttribute("data-pipeline")) ?? "";
  await axe(page);
  const other = await page.context().newPage();
  await other.goto("/pipelines");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(before[1] ?? "");
  await other.locator("[popovertarget=pipelines]").click();
  await expect(other.getByRole("menuitemradio").filter({ hasText: before[0] ?? "" })).toHaveCount(0);
  // What is archived can still be read by its link.
  await other.goto(`/pipelines/${archived}`);
  await expect(other.locator(".totals").getByRole("note")).toHaveText("Archived");
  await expect(other.locator(".deal-row").first()).toBeVisible();
  await other.close();

  await committed(page, () => page.getByRole("button", { name: `Bring back the pipeline “${before[0]}”` }).click());
  await expect.poll(order).toEqual([...before.slice(1), before[0]]);
});
