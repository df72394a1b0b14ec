import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { openLink, send } from "./link.ts";
import type { HookMessage } from "./message.ts";

test("what nobody takes in time is dropped, and how much is told as soon as there is room", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  openLink((server.address() as AddressInfo).port);
  const [socket] = (await once(server, "connection")) as [Socket];
  socket.setEncoding("utf8").pause();
  const url = "x".repeat(1_000_000);
  const sent = 60;
  for (let id = 0; id < sent; id += 1) {
    send({ t: "in", id, method: "GET", url, headers: [], port: 1, at: id });
    await new Promise((done) => setTimeout(done, 10));
  }
  let text = "";
  const all = () =>
    text
      .split("\n")
      .slice(0, -1)
      .map((each) => JSON.parse(each) as HookMessage);
  socket.on("data", (more: string) => {
    text += more;
  });
  socket.resume();
  // Messages go on until one of them gets through.
  let lost: HookMessage | undefined;
  while (lost === undefined) {
    send({ t: "listen", port: 2 });
    await new Promise((done) => setTimeout(done, 10));
    lost = all().find(({ t }) => t === "lost");
  }
  const arrived = all().filter(({ t }) => t === "in").length;
  expect(arrived).toBeGreaterThan(5);
  expect(arrived).toBeLessThan(sent);
  expect(lost).toMatchObject({ t: "lost" });
  expect("count" in lost ? lost.count : 0).toBeGreaterThanOrEqual(sent - arrived);
  socket.destroy();
  server.close();
});
