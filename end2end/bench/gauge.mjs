// What the scripts of the bench share: frames and long tasks while somebody works, quantiles.

/** Times of the frames and of the long tasks while `work` goes on. */
export async function frameTimes(page, work) {
  if (!(await page.evaluate(() => crossOriginIsolated))) throw new Error("the clock is too coarse for frames");
  await page.evaluate(() => {
    window.frames_ = [];
    window.tasks_ = [];
    let last;
    const frame = (now) => {
      if (last !== undefined) {
        window.frames_.push(now - last);
      }
      last = now;
      window.going = requestAnimationFrame(frame);
    };
    window.watching = new PerformanceObserver((list) => window.tasks_.push(...list.getEntries().map((entry) => entry.duration)));
    window.watching.observe({ type: "longtask" });
    window.going = requestAnimationFrame(frame);
  });
  await work();
  return page.evaluate(() => {
    cancelAnimationFrame(window.going);
    window.watching.disconnect();
    return { frames: window.frames_, tasks: window.tasks_ };
  });
}

/**
 * Lets the pages of a context read the time in steps of 5 µs: in steps of 100 µs, as others read it, a
 * frame of a screen with 60 a second lasts between 16.6 and 16.8 ms.
 */
export async function fineClock(context) {
  await context.route(
    () => true,
    async (route) => {
      if (route.request().resourceType() !== "document") {
        await route.continue();
        return;
      }
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "cross-origin-embedder-policy": "require-corp" } });
    },
  );
}

export function quantile(samples, part) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/** The session of the administrator, for contexts that begin signed in. */
export async function signIn(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/signin`);
  await page.locator("[name=login]").fill("admin");
  await page.locator("[name=password]").fill("meridian");
  await page.locator("form:has([name=password]) [type=submit]").click();
  await page.locator("[name=password]").waitFor({ state: "detached" });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Asks the API for programs. */
export async function ask(path, body) {
  const headers = { authorization: `Bearer ${process.env.MERIDIAN_TOKEN}`, "content-type": "application/json" };
  const sent = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await fetch(`${process.env.MERIDIAN_URL}/api/v1${path}`, sent);
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

/** Does a change through the gate. */
export const submit = (change) => ask("/commands", { id: crypto.randomUUID(), change });
