/** Somebody in front of the club's page in a real browser, with nothing but a keyboard. */

import type { Browser, BrowserContext, ConsoleMessage, Page, Request } from "playwright-core";

export interface Visitor {
  readonly page: Page;
  /** Everything that the page or the browser complained of, but for statuses of answers. */
  readonly complaints: string[];
  /** Tabs to a field and writes into it. */
  write(field: string, text: string): Promise<void>;
  /** Tabs to a button and presses Enter; waits until the page has had its answer. */
  press(button: string): Promise<void>;
  /** Loads the page again, to the last thing that it asks for. */
  reload(): Promise<void>;
  /** Pixels by which the page is wider than its window. */
  tooWide(): Promise<number>;
  says(): Promise<string>;
  close(): Promise<void>;
}

/** A status is what an experiment shows, and the browser's console repeats each that is no success. */
const aboutStatus = /^Failed to load resource: the server responded with a status of/;

export async function openVisitor(
  browser: Browser,
  address: string,
  width: number,
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 800 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message: ConsoleMessage) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (!aboutStatus.test(message.text())) complaints.push(message.text());
  });

  /** Photos are what the page asks for last. */
  async function loaded(load: () => Promise<unknown>): Promise<void> {
    const isLast = (request: Request) => request.url().endsWith("/api/photos");
    const end = Promise.race([
      page.waitForEvent("requestfinished", isLast),
      page.waitForEvent("requestfailed", isLast),
    ]);
    await load();
    await end;
    await page.waitForLoadState("load");
  }
  await loaded(() => page.goto(address));

  async function tabTo(selector: string): Promise<void> {
    const focused = page.locator(`${selector}:focus`);
    for (let tabs = 0; (await focused.count()) === 0; tabs++) {
      if (tabs > 80) throw new Error(`no key leads to ${selector}`);
      await page.keyboard.press("Tab");
    }
  }

  return {
    page,
    complaints,
    async write(field, text) {
      await tabTo(field);
      await page.keyboard.press("Control+A");
      if (text === "") await page.keyboard.press("Delete");
      else await page.keyboard.insertText(text);
    },
    async press(button) {
      await tabTo(button);
      await page.keyboard.press("Enter");
      await page.locator("button:disabled").waitFor({ state: "detached" });
    },
    reload: () => loaded(() => page.reload()),
    tooWide: () =>
      page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      ),
    says: async () => (await page.locator("#says").textContent()) ?? "",
    close: () => context.close(),
  };
}
