// What the tests of the gate find out about the demo: which deal lacks what before which stage.

import { expect, type Locator, type Page } from "@playwright/test";
import { cardOf } from "./board.ts";

export interface Requirement {
  readonly stage: string;
  /** `"reason"`, `"lost_to"`, or `{ field: "amount" }`, `{ document: "contract" }`, … */
  readonly what: string | Readonly<Record<string, string>>;
  readonly met: boolean | null;
}

interface Stage {
  readonly id: string;
  readonly kind: "open" | "won" | "lost";
  readonly name: { readonly zh: string; readonly en: string };
}

interface Deal {
  readonly id: string;
  readonly stage: string;
  readonly title: { readonly zh: string; readonly en: string };
}

interface Board {
  readonly id: string;
  readonly heads: readonly { readonly stage: Stage }[];
  readonly windows: readonly { readonly cards: readonly { readonly deal: Deal }[] }[];
}

/** A deal before a stage. */
export interface Passage {
  readonly pipeline: string;
  readonly deal: Deal;
  readonly from: Stage;
  readonly to: Stage;
  readonly missing: readonly Requirement[];
  /** The stages stand side by side. */
  readonly near: boolean;
}

/** Reads the API for programs as whoever is signed in on the page. */
export async function reader(page: Page): Promise<<T>(path: string) => Promise<T>> {
  const made = await page.request.post("/api/make-token", { data: { name: "gates", scope: "read", days: 1 } });
  expect(made.ok(), await made.text()).toBe(true);
  const token = (await made.json()) as string;
  return async <T>(path: string) => {
    const answer = await page.request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.ok(), path).toBe(true);
    return (await answer.json()) as T;
  };
}

/** What of a requirement is asked: `field`, `document`, `function`, `approval`, `reason`, `lost_to`. */
export function kind({ what }: Requirement): string {
  return typeof what === "string" ? what : (Object.keys(what)[0] ?? "");
}

/** The deal of this title, on whichever board. */
export async function named(page: Page, title: string): Promise<string> {
  const read = await reader(page);
  for (const { id } of await read<readonly { readonly id: string }[]>("/pipelines")) {
    const { windows } = await read<Board>(`/pipelines/${id}/board`);
    const found = windows.flatMap(({ cards }) => cards).find(({ deal }) => deal.title.en === title);
    if (found !== undefined) return found.deal.id;
  }
  throw new Error(`no deal ${title}`);
}

/** The first deal and stage of any board that `fits`. */
export async function find(page: Page, fits: (passage: Passage) => boolean): Promise<Passage> {
  const read = await reader(page);
  for (const { id } of await read<readonly { readonly id: string }[]>("/pipelines")) {
    const board = await read<Board>(`/pipelines/${id}/board`);
    const stages = board.heads.map(({ stage }) => stage);
    for (const { deal } of board.windows.flatMap(({ cards }) => cards)) {
      const from = stages.find((stage) => stage.id === deal.stage);
      for (const to of stages) {
        if (from === undefined || from.kind !== "open" || to.id === from.id) continue;
        const all = await read<readonly Requirement[]>(`/deals/${deal.id}/requirements?stage=${to.id}`);
        const near = Math.abs(stages.indexOf(from) - stages.indexOf(to)) === 1;
        const passage = { pipeline: id, deal, from, to, near, missing: all.filter(({ met }) => met !== true) };
        if (fits(passage)) return passage;
      }
    }
  }
  throw new Error("the demo has no such deal");
}

/** Opens the board on which a deal stands, and waits until it is alive. */
export async function openBoardOf(page: Page, { pipeline, deal }: Passage): Promise<void> {
  const joined = page.waitForEvent("websocket");
  await page.goto(`/pipelines/${pipeline}`);
  await joined;
  await expect(cardOf(page, deal.id)).toBeVisible();
}

/** The column of a stage. */
export function columnOf(page: Page, stage: Stage): Locator {
  return page.locator(`.board > section[aria-labelledby="stage-${stage.id}"]`);
}

/** Sends a deal to a stage by its card's menu. */
export async function send(page: Page, { deal, to }: Passage): Promise<void> {
  await cardOf(page, deal.id).getByRole("button").click();
  await page.getByRole("menu", { name: "Move to…" }).getByRole("menuitem", { name: to.name.en, exact: true }).click();
}

/** The sheet of the gate. */
export function sheet(page: Page): Locator {
  return page.locator("dialog.gate[open]");
}

/** Types something sensible into every field that is marked as needed. */
export async function fill(page: Page): Promise<void> {
  await expect(sheet(page).locator("li[data-miss]").first()).toBeVisible();
  // By their names: what is met is no longer marked as missing.
  const needed = async (field: string) => {
    const ids = await sheet(page).locator(`li[data-miss] ${field}[aria-required]`).evaluateAll((all) => all.map(({ id }) => id));
    return ids.map((id) => sheet(page).locator(`[id="${id}"]`));
  };
  for (const select of await needed("select")) {
    await select.selectOption({ index: 1 });
  }
  for (const input of await needed("input")) {
    const date = (await input.getAttribute("type")) === "date";
    const number = (await input.getAttribute("inputmode")) === "decimal";
    await input.fill(date ? "2027-03-01" : number ? "120" : "Written by a test");
  }
  for (const approve of await sheet(page).getByRole("button", { name: "Approve", exact: true }).all()) {
    await approve.click();
  }
  const reasons = sheet(page).getByRole("group", { name: /^Why it was/ });
  if ((await reasons.count()) > 0) await reasons.getByRole("button").first().click();
}
