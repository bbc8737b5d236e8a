import { defineConfig } from "@playwright/test";
import { launch } from "./fixtures/chromium.mjs";

// What a finger does no other way than a mouse: lists, settings and figures whose specs look at narrow
// screens themselves. Run once.
const once = [
  "screens/**",
  "settings/**",
  "identify/**",
  "board/saved-views.spec.ts",
  "map/exchange.spec.ts",
  "map/insight.spec.ts",
  "map/scenarios.spec.ts",
  "map/time.spec.ts",
];

// Servers are started by the fixtures, each with a database of its own: see fixtures/server.ts.
export default defineConfig({
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI === "true",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    launchOptions: launch,
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    // Following every test costs a third of its time: asked for when one must be understood.
    trace: process.env.MERIDIAN_TRACE === undefined ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    { name: "tablet", testIgnore: once, use: { viewport: { width: 1024, height: 768 }, hasTouch: true } },
  ],
});
