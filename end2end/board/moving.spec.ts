import { axe, expect, mouseDrag, signIn, test, touchDrag } from "../fixtures/meridian.ts";
import { cardOf, cards, column, committed, count, dealOf, openBoard } from "./board.ts";

test.beforeEach(async ({ page }) => {
  await signIn(page, "admin");
});

test("a deal is dragged with the mouse, and stays there after a reload", async ({ page }) => {
  await openBoard(page);
  const deal = await dealOf(cards(column(page, 0)).first());
  const before = await count(column(page, 1));
  await committed(page, () => mouseDrag(page, cardOf(page, deal), cards(column(page, 1)).first()));
  await expect(cardOf(column(page, 1), deal)).toBeVisible();
  expect(await count(column(page, 1))).toBe(before + 1);
  await openBoard(page);
  await expect(cardOf(column(page, 1), deal)).toBeVisible();
});

test("while a card is dragged its slot stays and a line shows the place", async ({ page }) => {
  await openBoard(page);
  const card = cards(column(page, 0)).first();
  await mouseDrag(page, card, cards(column(page, 1)).first(), {
    before: async () => {
      await expect(page.locator(".deal-row .slot")).toBeVisible();
      await expect(page.locator(".land-line .drop-line")).toBeVisible();
      await expect(page.locator(".ghost-card .at")).toBeVisible();
    },
    cancel: true,
  });
  await expect(page.locator(".ghost-card")).toHaveCount(0);
});

test("Escape puts a dragged card back", async ({ page }) => {
  await openBoard(page);
  const deal = await dealOf(cards(column(page, 0)).first());
  await mouseDrag(page, cardOf(page, deal), cards(column(page, 1)).first(), { cancel: true });
  await expect(cardOf(column(page, 0), deal)).toBeVisible();
});

test("a move of less than four pixels is a click", async ({ page }) => {
  await openBoard(page);
  const box = await cards(column(page, 0)).first().boundingBox();
  if (box === null) throw new Error("no card");
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 63, box.y + 60);
  await expect(page.locator(".ghost-card")).toHaveCount(0);
  await page.mouse.up();
});

test("the keyboard lifts, moves and drops, and says each step", async ({ page }) => {
  await openBoard(page);
  const deal = await dealOf(cards(column(page, 0)).first());
  const said = page.locator(".pipe [role=status][aria-live=assertive]");
  await cardOf(page, deal).focus();
  await page.keyboard.press("Space");
  await expect(said).toContainText("Lifted");
  await page.keyboard.press("ArrowRight");
  await expect(said).toContainText("place 1");
  await committed(page, () => page.keyboard.press("Space"));
  await expect(said).toContainText("Moved");
  await expect(cardOf(column(page, 1), deal)).toBeFocused();
});

test("Escape returns what the keyboard has lifted", async ({ page }) => {
  await openBoard(page);
  const deal = await dealOf(cards(column(page, 0)).first());
  await cardOf(page, deal).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(cardOf(column(page, 0), deal)).toBeFocused();
});

test("the menu of a card moves it without dragging", async ({ page }) => {
  await openBoard(page);
  const deal = await dealOf(cards(column(page, 0)).first());
  await cardOf(page, deal).getByRole("button").click();
  await committed(page, () => page.getByRole("menu", { name: "Move to…" }).getByRole("menuitem").first().click());
  await expect(cardOf(column(page, 1), deal)).toBeVisible();
});

test("a move is undone from its toast and by the key, and done again", async ({ page }) => {
  await openBoard(page);
  const deal = await dealOf(cards(column(page, 0)).first());
  await committed(page, () => mouseDrag(page, cardOf(page, deal), cards(column(page, 1)).first()));
  await committed(page, () => page.locator(".toast").getByRole("button", { name: "Undo" }).click());
  await expect(cardOf(column(page, 0), deal)).toBeVisible();
  await committed(page, () => page.keyboard.press("Control+Shift+z"));
  await expect(cardOf(column(page, 1), deal)).toBeVisible();
  await committed(page, () => page.keyboard.press("Control+z"));
  await expect(cardOf(column(page, 0), deal)).toBeVisible();
});

test("another browser sees the move within a second", async ({ page, another }) => {
  const other = await another();
  await signIn(other, "admin");
  await openBoard(other);
  await openBoard(page);
  const deal = await dealOf(cards(column(page, 0)).first());
  await committed(page, () => mouseDrag(page, cardOf(page, deal), cards(column(page, 1)).first()));
  await expect(cardOf(column(other, 1), deal)).toBeVisible({ timeout: 1_000 });
});

test("another browser sees who is dragging", async ({ page, another }) => {
  const other = await another();
  await signIn(other, "manager");
  await openBoard(other);
  await openBoard(page);
  const deal = await dealOf(cards(column(page, 0)).first());
  await mouseDrag(page, cardOf(page, deal), cards(column(page, 1)).first(), {
    before: async () => {
      await expect(other.locator(`li[data-deal="${deal}"] .who-flag`)).toBeVisible();
    },
    cancel: true,
  });
  await expect(other.locator(`li[data-deal="${deal}"] .who-flag`)).toHaveCount(0);
});

test("who may not move deals is told why", async ({ page, another }) => {
  const observer = await another();
  await signIn(observer, "observer");
  await observer.goto("/pipelines");
  await expect(observer.locator(".pipe .bar .why")).toContainText("not move");
  await expect(page.locator("body")).toBeVisible();
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true });

  test("a long press lifts a card and dropping moves it", async ({ page }) => {
    await openBoard(page);
    const deal = await dealOf(cards(column(page, 0)).first());
    await committed(page, () => touchDrag(page, cardOf(page, deal), cards(column(page, 1)).first(), { hold: 450 }));
    await expect(cardOf(column(page, 1), deal)).toBeVisible();
  });

  test("a quick swipe scrolls and moves nothing", async ({ page }) => {
    await openBoard(page);
    const deal = await dealOf(cards(column(page, 0)).first());
    const box = await cardOf(page, deal).boundingBox();
    if (box === null) throw new Error("no card");
    const from = { x: box.x + 80, y: box.y + 60 };
    await touchDrag(page, from, { x: from.x, y: from.y - 40 });
    await expect(page.locator(".ghost-card")).toHaveCount(0);
    await expect(cardOf(column(page, 0), deal)).toBeAttached();
  });
});

test("the board breaks no rule of accessibility, lifted or not", async ({ page }) => {
  await openBoard(page);
  await axe(page);
  await cards(column(page, 0)).first().focus();
  await page.keyboard.press("Space");
  await axe(page);
});
