// What the tests of the board know about it, and nothing else.

import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the board of the first pipeline and waits until it is alive. */
export async function openBoard(page: Page, query = ""): Promise<void> {
  const joined = page.waitForEvent("websocket");
  await page.goto(`/pipelines${query}`);
  await joined;
  await expect(cards(column(page, 0)).first()).toBeVisible();
}

/** The open columns, in order. */
export function column(page: Page, number: number): Locator {
  return page.locator(".board > section:not([data-folded])").nth(number);
}

export function cards(within: Locator | Page): Locator {
  return within.locator("li[data-deal] > article");
}

/** The identity of a card's deal, which stays when the card moves. */
export async function dealOf(card: Locator): Promise<string> {
  const deal = await card.locator("xpath=..").getAttribute("data-deal");
  if (deal === null) {
    throw new Error("not a card");
  }
  return deal;
}

/** The card of a deal, wherever it stands. */
export function cardOf(within: Locator | Page, deal: string): Locator {
  return within.locator(`li[data-deal="${deal}"] > article`);
}

export async function count(within: Locator): Promise<number> {
  return Number(await within.locator("header .count").innerText());
}

/** How long the change that is just being made takes until the server has it. */
export async function committed(page: Page, change: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().includes("/submit") && response.ok());
  await change();
  await answer;
}
