import { axe, expect, type Page, signIn, test } from "../fixtures/meridian.ts";
import { cards, column, committed, count, dealOf, openBoard } from "./board.ts";

test.beforeEach(async ({ page }) => {
  await signIn(page, "admin");
});

/** Opens a view of the first pipeline and waits until it is alive. */
async function openView(page: Page, query: string): Promise<void> {
  const joined = page.waitForEvent("websocket");
  await page.goto(`/pipelines?${query}`);
  await joined;
}

/** What the strip over the views counts as open. */
async function open(page: Page): Promise<number> {
  return Number.parseInt((await page.locator(".totals .v").first().innerText()).replaceAll(/\D/g, ""), 10);
}

function rows(page: Page) {
  return page.locator(".deal-table tbody tr[data-deal]");
}

/** The cell of a row by the name of its column. */
function cell(page: Page, row: number, name: string) {
  return rows(page).nth(row).locator(`td[data-col="${name}"]`);
}

test.describe("the filter", () => {
  test("stands in the address and as chips, and a chip takes it away", async ({ page }) => {
    await openBoard(page);
    const all = await open(page);
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    const panel = page.getByRole("dialog", { name: "Filters" });
    await panel.getByLabel("No next step").check();
    await expect(page).toHaveURL(/no_next=1/);
    await panel.getByLabel(/^At least/).fill("100000");
    await panel.getByLabel(/^At least/).press("Enter");
    await expect(page).toHaveURL(/amount=/);
    await expect(panel.getByLabel("No next step")).toBeChecked();
    await page.keyboard.press("Escape");
    const chips = page.getByRole("group", { name: "Filters" });
    await expect(chips.getByRole("button", { name: /No next step/ })).toBeVisible();
    await expect(chips.getByRole("button", { name: /Amount ≥/ })).toBeVisible();
    await expect.poll(() => open(page)).toBeLessThan(all);
    await axe(page);
    const joined = page.waitForEvent("websocket");
    await page.reload();
    await joined;
    await chips.getByRole("button", { name: /Amount ≥/ }).click();
    await expect(page).not.toHaveURL(/amount=/);
    await chips.getByRole("button", { name: "Clear filter" }).click();
    await expect(page).not.toHaveURL(/no_next/);
    await expect.poll(() => open(page)).toBe(all);
  });

  test("holds for the board, the table and the calendar alike", async ({ page }) => {
    await openView(page, "expected=this_quarter&kind=open");
    const counted = await open(page);
    const expected = () => new URL(page.url()).searchParams.get("expected");
    await page.getByRole("link", { name: "Table" }).click();
    await expect(page).toHaveURL(/view=table/);
    expect(expected()).toBe("this_quarter");
    await expect(page.locator('.deal-table [data-total="count"]')).toHaveText(new RegExp(`^${counted}\\b`));
    await page.getByRole("link", { name: "Calendar" }).click();
    await expect(page).toHaveURL(/view=calendar/);
    expect(expected()).toBe("this_quarter");
    await page.goBack();
    await expect(page.locator(".deal-table")).toBeVisible();
  });

  test("offers owners to choose from, several at once", async ({ page }) => {
    await openBoard(page);
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    const panel = page.getByRole("dialog", { name: "Filters" });
    await panel.locator("summary", { hasText: "Owner" }).click();
    const boxes = panel.getByRole("group", { name: "Owner" }).getByRole("checkbox");
    await expect(boxes.first()).toBeVisible();
    await boxes.nth(0).check();
    await expect(page).toHaveURL(/owner=[0-9a-f-]{36}/);
    await boxes.nth(1).check();
    await expect(page).toHaveURL(/owner=[0-9a-f-]{36}(,|%2C)[0-9a-f-]{36}/i);
  });
});

test.describe("the order of a column", () => {
  test("is by amount when asked, and dropping within a column then says why it does not count", async ({ page }) => {
    await openBoard(page, "?sort=-amount");
    await expect(page.getByRole("button", { name: /Amount ↓/ })).toBeVisible();
    const sums = await cards(column(page, 0)).locator(".sum b").allInnerTexts();
    expect(sums.length).toBeGreaterThan(1);
    const deal = await dealOf(cards(column(page, 0)).first());
    await page.locator(`li[data-deal="${deal}"] > article`).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect(page.getByText(/Cards are sorted/).first()).toBeVisible();
    expect(await dealOf(cards(column(page, 0)).first())).toBe(deal);
  });

  test("is chosen from a menu and stands in the address", async ({ page }) => {
    await openBoard(page);
    await page.getByRole("button", { name: /Sort/ }).click();
    await page.getByRole("menuitemradio", { name: "Expected" }).click();
    await expect(page).toHaveURL(/sort=expected/);
    await page.getByRole("button", { name: /Sort/ }).click();
    await page.getByRole("menuitemradio", { name: "Team's order" }).click();
    await expect(page).not.toHaveURL(/sort=/);
  });
});

test.describe("rows", () => {
  test("hold each deal once and count what the columns count", async ({ page }) => {
    await openView(page, "lanes=owner");
    const lanes = page.locator(".board.in-rows > .lane");
    await expect(lanes.first()).toBeVisible();
    await expect(cards(lanes.first()).first()).toBeVisible();
    const number = (text: string): number => Number.parseInt(text.replaceAll(/\D/g, ""), 10);
    const inRows = (await lanes.locator("> header .count").allInnerTexts()).reduce((sum, text) => sum + number(text), 0);
    const heads = await page.locator(".board.in-rows .heads .count").allInnerTexts();
    expect(inRows).toBe(heads.reduce((sum, text) => sum + number(text), 0));
    await axe(page);
  });

  test("fold, and a card carried to another column keeps its row", async ({ page }) => {
    await openView(page, "lanes=owner&kind=open");
    const lane = page.locator(".board.in-rows > .lane").first();
    const card = cards(lane).first();
    const deal = await dealOf(card);
    await card.focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await committed(page, () => page.keyboard.press("Space"));
    await expect(lane.locator(`li[data-deal="${deal}"]`)).toBeVisible();
    const fold = lane.locator("> header button");
    await fold.click();
    await expect(fold).toHaveAttribute("aria-expanded", "false");
    await expect(lane.locator(".cells")).toHaveCount(0);
  });
});

test("compact cards are of two lines, and stay so after a reload", async ({ page }) => {
  await openBoard(page);
  const card = cards(column(page, 0)).first();
  const before = (await card.boundingBox())?.height ?? 0;
  await page.getByRole("button", { name: "Compact cards" }).click();
  await expect.poll(async () => (await card.boundingBox())?.height ?? before).toBeLessThan(before * 0.7);
  await openBoard(page);
  await expect(page.locator(".pipe[data-compact]")).toBeVisible();
  const total = await count(column(page, 0));
  await column(page, 0).locator("ol").evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(column(page, 0).locator(`li[aria-posinset="${total}"]`)).toBeVisible();
});

test.describe("the table", () => {
  test("comes with its first rows from the server", async ({ page }) => {
    const html = await (await page.request.get("/pipelines?view=table")).text();
    expect(html).toContain('role="grid"');
    expect(html).toContain('data-col="amount"');
    expect(html).not.toMatch(/ style="/);
  });

  test("is edited by keyboard: Enter edits, Tab goes on, Escape puts back", async ({ page }) => {
    await openView(page, "view=table&sort=title&kind=open");
    await expect(rows(page).first()).toBeVisible();
    const deal = await rows(page).first().getAttribute("data-deal");
    const step = page.locator(`tr[data-deal="${deal}"] td[data-col="next_step"]`);
    await step.focus();
    await page.keyboard.press("Enter");
    await expect(step.locator("input")).toBeFocused();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Send the offer again");
    await committed(page, () => page.keyboard.press("Enter"));
    await expect(step).toContainText("Send the offer again");
    await expect(step).toBeFocused();
    await page.keyboard.press("F2");
    await expect(step.locator("input")).toBeFocused();
    await page.keyboard.type("something else");
    await page.keyboard.press("Escape");
    await expect(step).toContainText("Send the offer again");
    await expect(step).toBeFocused();
    // Tab keeps what was typed and goes on to the next field.
    const win = page.locator(`tr[data-deal="${deal}"] td[data-col="probability"]`);
    await win.focus();
    await page.keyboard.press("Enter");
    await expect(win.locator("input")).toBeFocused();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("37");
    await committed(page, () => page.keyboard.press("Tab"));
    await expect(win).toContainText("37%");
    await expect(page.locator(`tr[data-deal="${deal}"] td[data-col="expected"] input`)).toBeFocused();
    await page.keyboard.press("Escape");
    await page.reload();
    await expect(step).toContainText("Send the offer again");
  });

  test("says what is wrong and keeps what was typed", async ({ page }) => {
    await openView(page, "view=table");
    const win = cell(page, 0, "probability");
    await win.focus();
    await page.keyboard.press("Enter");
    await expect(win.locator("input")).toBeFocused();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("many");
    await page.keyboard.press("Enter");
    await expect(win.locator("input")).toHaveAttribute("aria-invalid", "true");
    await expect(win.locator("input")).toHaveValue("many");
  });

  test("sorts by its heads, and reaches the last deal", async ({ page }) => {
    await openView(page, "view=table");
    const sorted = page.waitForResponse("**/api/board");
    await page.getByRole("columnheader", { name: /Amount/ }).getByRole("button").click();
    await expect(page).toHaveURL(/sort=-amount/);
    await sorted;
    await expect(page.getByRole("columnheader", { name: /Amount/ })).toHaveAttribute("aria-sort", "descending");
    const total = Number(await page.locator(".deal-table table").getAttribute("aria-rowcount"));
    await cell(page, 0, "title").focus();
    await page.keyboard.press("Control+End");
    await expect(page.locator(`.deal-table tr[aria-rowindex="${total}"]`)).toBeVisible();
    await expect(page.locator(`.deal-table tr[aria-rowindex="${total}"] td[data-col="age"]`)).toBeFocused();
    expect(await rows(page).count()).toBeLessThan(80);
    await axe(page);
  });

  test("follows what somebody else changes", async ({ page, another }) => {
    await openView(page, "view=table&sort=title");
    const deal = await rows(page).first().getAttribute("data-deal");
    const other = await another();
    await signIn(other, "admin");
    await openView(other, "view=table&sort=title");
    const theirs = other.locator(`tr[data-deal="${deal}"] td[data-col="next_step"]`);
    await theirs.focus();
    await other.keyboard.press("Enter");
    await expect(theirs.locator("input")).toBeFocused();
    await other.keyboard.press("Control+A");
    await other.keyboard.type("Heard elsewhere");
    await other.keyboard.press("Enter");
    await expect(page.locator(`tr[data-deal="${deal}"] td[data-col="next_step"]`)).toContainText("Heard elsewhere");
  });

  test("is a list of blocks on a narrow screen", async ({ page }) => {
    await page.setViewportSize({ width: 768, height: 1024 });
    await openView(page, "view=table");
    const first = rows(page).first();
    await expect(first).toBeVisible();
    const box = await first.boundingBox();
    expect(box?.width ?? 9_999).toBeLessThanOrEqual(768);
    await expect(first.locator('td[data-col="amount"]')).toBeInViewport();
    await axe(page);
  });
});

test.describe("the calendar", () => {
  test("marks today, begins its weeks on Monday, and opens a deal", async ({ page }) => {
    await openView(page, "view=calendar");
    await expect(page.locator('.deal-calendar td[aria-current="date"]')).toHaveCount(1);
    await expect(page.locator(".deal-calendar thead th").first()).toHaveText("Mon");
    const due = page.locator(".deal-calendar li button").first();
    await expect(due).toBeVisible();
    await axe(page);
    await due.click();
    await expect(page).toHaveURL(/deal=/);
    await expect(page.getByRole("dialog")).toBeVisible();
  });

  test("is walked by keyboard, over the ends of months", async ({ page }) => {
    await openView(page, "view=calendar&month=2026-12");
    const day = (date: string) => page.locator(`.deal-calendar td[data-day="${date}"]`);
    await day("2026-12-31").focus();
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/month=2027-01/);
    await expect(day("2027-01-01")).toBeFocused();
    await page.keyboard.press("PageUp");
    await expect(page).toHaveURL(/month=2026-12/);
    await expect(day("2026-12-01")).toBeFocused();
    await page.keyboard.press("End");
    await expect(day("2026-12-06")).toBeFocused();
  });

  test("is a list on a narrow screen", async ({ page }) => {
    await page.setViewportSize({ width: 768, height: 1024 });
    await openView(page, "view=calendar");
    await expect(page.locator('.deal-calendar td[aria-current="date"] .full')).toBeVisible();
    await expect(page.locator(".deal-calendar td[data-empty]:not([aria-current])").first()).toBeHidden();
  });
});
