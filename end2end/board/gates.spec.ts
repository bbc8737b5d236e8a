import { axe, expect, mouseDrag, signIn, test } from "../fixtures/meridian.ts";
import { cardOf, cards, column, committed, count, dealOf, openBoard } from "./board.ts";
import { columnOf, fill, find, kind, openBoardOf, type Passage, reader, send, sheet } from "./gates.ts";

/** Somebody at the board can tell all that is missing. */
function canBeTold({ missing, to }: Passage): boolean {
  const told = ["field", "document", "approval"];
  return to.kind === "open" && missing.length > 0 && missing.every((one) => told.includes(kind(one)));
}

test.beforeEach(async ({ page }) => {
  await signIn(page, "admin");
});

test("a deal that lacks something waits in its column, and moves when that is told", async ({ page }) => {
  const way = await find(page, (passage) => canBeTold(passage) && passage.missing.some((one) => kind(one) === "field"));
  await openBoardOf(page, way);
  const before = await count(columnOf(page, way.from));
  await send(page, way);
  await expect(sheet(page).getByRole("heading", { name: `Enter “${way.to.name.en}”` })).toBeVisible();
  await expect(columnOf(page, way.to).locator(".pending")).toContainText(way.deal.title.en);
  await expect(columnOf(page, way.to).locator(".coming")).toHaveText("+1");
  expect(await count(columnOf(page, way.from))).toBe(before);
  await axe(page);
  await fill(page);
  await committed(page, () => sheet(page).getByRole("button", { name: /Save and move/ }).click());
  await expect(sheet(page)).toHaveCount(0);
  await expect(cardOf(columnOf(page, way.to), way.deal.id)).toBeVisible();
  await openBoardOf(page, way);
  await expect(cardOf(columnOf(page, way.to), way.deal.id)).toBeVisible();
});

test("what is missing is known by the server too: a paper that was never recorded", async ({ page }) => {
  const way = await find(page, ({ missing, to }) => {
    const kinds = missing.map(kind);
    return to.kind === "open" && kinds.includes("document") && !kinds.includes("field");
  });
  await openBoardOf(page, way);
  await send(page, way);
  await expect(sheet(page).locator("li[data-miss]")).toHaveCount(way.missing.length);
  await expect(cardOf(columnOf(page, way.to), way.deal.id)).toHaveCount(0);
});

test("the first missing field has the focus, and Escape puts the card back", async ({ page }) => {
  const way = await find(page, (passage) => canBeTold(passage) && kind(passage.missing[0]!) === "field");
  await openBoardOf(page, way);
  await send(page, way);
  await expect(sheet(page).locator("li[data-miss]").first().locator("input, select").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  await expect(columnOf(page, way.to).locator(".pending")).toHaveCount(0);
  await expect(cardOf(columnOf(page, way.from), way.deal.id)).toBeFocused();
});

test("saving with something missing says how much and goes there", async ({ page }) => {
  const way = await find(page, (passage) => canBeTold(passage) && kind(passage.missing[0]!) === "field");
  await openBoardOf(page, way);
  await send(page, way);
  const save = sheet(page).getByRole("button", { name: /Save and move/ });
  await save.click();
  const first = sheet(page).locator("li[data-miss]").first();
  await expect(first.locator("[aria-invalid=true]").first()).toBeFocused();
  await expect(first.locator(".err")).toHaveText("Please fill this in");
  await expect(sheet(page).locator("footer .why")).toContainText("missing");
});

test("what was typed is there again when the sheet is opened a second time", async ({ page }) => {
  const way = await find(page, (passage) => canBeTold(passage) && passage.missing.some((one) => kind(one) === "document"));
  await openBoardOf(page, way);
  await send(page, way);
  const title = sheet(page).getByLabel("Name of the document").first();
  await title.fill("Minutes of Tuesday");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  await send(page, way);
  await expect(sheet(page).getByLabel("Name of the document").first()).toHaveValue("Minutes of Tuesday");
});

test("a link that is none is refused where it stands", async ({ page }) => {
  const way = await find(page, (passage) => canBeTold(passage) && passage.missing.some((one) => kind(one) === "document"));
  await openBoardOf(page, way);
  await send(page, way);
  await fill(page);
  const link = sheet(page).getByLabel("Link").first();
  await link.fill("somewhere on my disk");
  await sheet(page).getByRole("button", { name: /Save and move/ }).click();
  await expect(link).toBeFocused();
  await expect(sheet(page).locator(".err").first()).toContainText("http");
});

test("a function nobody covers leads to the people map, and what was typed can be saved before", async ({ page }) => {
  const way = await find(page, ({ missing }) => missing.some((one) => kind(one) === "function"));
  await openBoardOf(page, way);
  await send(page, way);
  await expect(sheet(page).getByRole("link", { name: "Name on the people map" }).first()).toHaveAttribute("href", /\/map/);
  await expect(sheet(page).getByRole("button", { name: "Save, do not move" })).toBeVisible();
});

test("an approval is asked of who may give it", async ({ page: rep }) => {
  await signIn(rep, "rep");
  const way = await find(rep, ({ missing }) => missing.some((one) => kind(one) === "approval"));
  await openBoardOf(rep, way);
  await send(rep, way);
  await expect(sheet(rep).getByText(/May be approved by/)).toBeVisible();
  await expect(sheet(rep).getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);
});

test("a deal is lost for a reason and to somebody", async ({ page }) => {
  const way = await find(page, ({ to }) => to.kind === "lost");
  await openBoardOf(page, way);
  await send(page, way);
  const reasons = sheet(page).getByRole("group", { name: "Why it was lost" });
  await reasons.getByRole("button", { name: "Price" }).click();
  await sheet(page).getByLabel("Who won it instead").selectOption("new");
  await sheet(page).getByLabel("Name of the competitor").fill("Anbo");
  await axe(page);
  await committed(page, () => page.keyboard.press("Control+Enter"));
  await expect(sheet(page)).toHaveCount(0);
  const read = await reader(page);
  const told = await read<{ readonly card: { readonly deal: { readonly reason: string; readonly lost_to: string | null } } }>(
    `/deals/${way.deal.id}`,
  );
  expect(told.card.deal.reason).toBe("price");
  expect(told.card.deal.lost_to).not.toBeNull();
});

test("nothing is won for want of a budget", async ({ page }) => {
  const way = await find(page, ({ to }) => to.kind === "won");
  await openBoardOf(page, way);
  await send(page, way);
  const reasons = sheet(page).getByRole("group", { name: "Why it was won" });
  await expect(reasons.getByRole("button", { name: "Price" })).toBeVisible();
  await expect(reasons.getByRole("button", { name: "No budget" })).toHaveCount(0);
  await expect(sheet(page).getByLabel("Who won it instead")).toHaveCount(0);
});

test("while a card is held over a column, its head says what the stage will ask", async ({ page }) => {
  const way = await find(page, (passage) => canBeTold(passage) && passage.near);
  await openBoardOf(page, way);
  await columnOf(page, way.to).scrollIntoViewIfNeeded();
  await cardOf(page, way.deal.id).scrollIntoViewIfNeeded();
  await mouseDrag(page, cardOf(page, way.deal.id), columnOf(page, way.to), {
    before: async () => {
      await expect(columnOf(page, way.to).locator(".gate-hint")).toContainText("asks for");
      await expect(page.locator(".ghost-card .at")).toContainText("asks for");
    },
    cancel: true,
  });
});

test("who is overtaken at the sheet sees by whom, and keeps the words", async ({ page, another }) => {
  const way = await find(page, ({ to }) => to.kind === "lost");
  const other = await another();
  await signIn(other, "manager");
  await openBoardOf(other, way);
  await openBoardOf(page, way);
  await send(page, way);
  await sheet(page).getByLabel("What happened, and what to do next time").fill("They know the director.");
  const third = await find(page, ({ deal, to, missing }) => deal.id === way.deal.id && to.kind === "open" && missing.length === 0);
  await committed(other, () => send(other, third));
  await expect(sheet(page).getByRole("alert")).toContainText(`to ${third.to.name.en} first`);
  await expect(sheet(page).getByLabel("What you typed")).toHaveValue("They know the director.");
  await axe(page);
  await sheet(page).getByRole("button", { name: /Close/ }).last().click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(cardOf(columnOf(page, third.to), way.deal.id)).toBeVisible();
});

test("cards are picked with the mouse and the keyboard, and moved together", async ({ page }) => {
  await openBoard(page);
  const [first, second] = [await dealOf(cards(column(page, 0)).nth(0)), await dealOf(cards(column(page, 0)).nth(1))];
  await cardOf(page, first).click({ modifiers: ["ControlOrMeta"], position: { x: 20, y: 40 } });
  await cardOf(page, second).focus();
  await page.keyboard.press("x");
  await expect(page.locator(".picks")).toContainText("2 deals selected");
  await axe(page);
  const name = await column(page, 1).locator("header").getByRole("heading").innerText();
  await page.locator(".picks").getByRole("button", { name: "Move to…" }).click();
  await committed(page, () =>
    page.getByRole("menu", { name: "Move to…" }).getByRole("menuitem", { name, exact: true }).click(),
  );
  for (const deal of [first, second]) await expect(cardOf(column(page, 1), deal)).toBeVisible();
  await expect(page.locator(".picks")).toHaveCount(0);
  await committed(page, () => page.locator(".toast").getByRole("button", { name: "Undo" }).click());
  for (const deal of [first, second]) await expect(cardOf(column(page, 0), deal)).toBeVisible();
});

test("Shift picks a range, and Escape lets it be", async ({ page }) => {
  await openBoard(page);
  const inner = { x: 20, y: 40 };
  await cards(column(page, 0)).nth(0).click({ modifiers: ["ControlOrMeta"], position: inner });
  await cards(column(page, 0)).nth(2).click({ modifiers: ["Shift"], position: inner });
  await expect(page.locator(".deal[data-picked]")).toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(page.locator(".deal[data-picked]")).toHaveCount(0);
});

test("of several deals those move that may, when the reader says so", async ({ page }) => {
  const way = await find(page, (passage) => canBeTold(passage) && passage.missing.some((one) => kind(one) === "field"));
  await openBoardOf(page, way);
  const others = cards(page.locator(".board")).filter({ hasNotText: way.deal.title.en });
  await cardOf(page, way.deal.id).focus();
  await page.keyboard.press("x");
  await others.first().focus();
  await page.keyboard.press("x");
  await page.locator(".picks").getByRole("button", { name: "Move to…" }).click();
  await page.getByRole("menu", { name: "Move to…" }).getByRole("menuitem", { name: way.to.name.en, exact: true }).click();
  await expect(sheet(page).locator(".needs > li")).toHaveCount(2);
  await expect(sheet(page).locator(".needs > li[data-miss]").filter({ hasText: way.deal.title.en })).toBeVisible();
  await axe(page);
  await sheet(page).getByRole("button", { name: `Complete “${way.deal.title.en}”` }).click();
  await expect(sheet(page).getByRole("heading", { name: `Enter “${way.to.name.en}”` })).toBeVisible();
});

test("a card shows what the reader wants to see of it, again after a reload", async ({ page }) => {
  await openBoard(page);
  const avatars = column(page, 0).locator(".deal .avatar");
  expect(await avatars.count()).toBeGreaterThan(0);
  const height = await page.locator(".deal-row").first().evaluate((row) => row.getBoundingClientRect().height);
  await page.getByRole("button", { name: "Card", exact: true }).click();
  await page.getByRole("checkbox", { name: "Owner" }).uncheck();
  await expect(avatars).toHaveCount(0);
  // What comes from elsewhere is read for all cards in sight at once, and only now.
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/card_signs|learned_chances/.test(request.url())) asked.push(request.url());
  });
  for (const part of ["Letters of MEDDPICC", "Coverage of key players", "Learned probability"]) {
    await page.getByRole("checkbox", { name: part }).check();
  }
  await expect(column(page, 0).locator(".deal .sign").first()).toContainText("of 8 letters recorded");
  await expect(column(page, 0).locator(".deal .cov").first()).toContainText("People map");
  await expect(page.locator(".deal .learned").first()).toContainText(/closed/);
  expect(asked.length).toBeLessThan(4);
  await axe(page);
  await openBoard(page);
  await expect(avatars).toHaveCount(0);
  expect(await page.locator(".deal-row").first().evaluate((row) => row.getBoundingClientRect().height)).toBe(height);
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true });

  test("the menu of a card picks it, and everything is large enough", async ({ page }) => {
    await openBoard(page);
    const deal = await dealOf(cards(column(page, 0)).first());
    await cardOf(page, deal).getByRole("button").click();
    await page.getByRole("menu", { name: "Move to…" }).getByRole("menuitem", { name: /^Select/ }).click();
    await expect(page.locator(".picks")).toContainText("1 deal selected");
    const box = await page.locator(".picks").getByRole("button", { name: "Move to…" }).boundingBox();
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(24);
  });
});
