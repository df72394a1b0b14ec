/** The proxy between a browser and an app: what it passes on, what it records, whom it refuses. */

import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bin, startTalking, type TalkingChild } from "./child.ts";
import { ask, type HopLine, until } from "./watched.ts";

let home: string;
let app: http.Server;
/** Headers of what came in at the app. */
const seen: http.IncomingHttpHeaders[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "whichside-proxy-"));
  app = http.createServer((request, response) => {
    seen.push(request.headers);
    if (request.url === "/moved") {
      response.writeHead(302, { location: `http://${request.headers.host}/there` }).end();
      return;
    }
    if (request.url === "/packed") {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(gzipSync('{"token":"s3cr3t-token"}'));
      return;
    }
    if (request.url === "/never") return;
    let size = 0;
    request.on("data", (part) => {
      size += part.length;
    });
    request.on("end", () => {
      response.setHeader("set-cookie", ["a=s3cr3t-cookie; HttpOnly", "b=2"]);
      response.end(`${size}`);
    });
  });
  app.on("upgrade", (_request, socket) => {
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n",
    );
    socket.pipe(socket);
  });
  await new Promise<void>((done) => app.listen(0, "127.0.0.1", done));
});

afterAll(() => {
  app.closeAllConnections();
  app.close();
  rmSync(home, { recursive: true, force: true });
});

function appPort(): number {
  return (app.address() as AddressInfo).port;
}

async function proxied(
  target: string,
  work: (port: number, child: TalkingChild) => Promise<void>,
): Promise<{
  readonly hops: readonly HopLine[];
  readonly code: number | null;
  readonly text: string;
}> {
  const child = startTalking(process.execPath, [bin, "watch", "--json", target], {
    WHICHSIDE_HOME: home,
  });
  await until(() => /localhost:\d+/.test(child.err()), child);
  const port = Number(/localhost:(\d+)/.exec(child.err())?.[1]);
  await work(port, child);
  child.signal("SIGINT");
  const { code } = await child.ended;
  const lines = child
    .out()
    .split("\n")
    .filter((each) => each !== "");
  return { hops: lines.map((each) => JSON.parse(each)), code, text: child.out() + child.err() };
}

test("what comes in goes to the app, and comes back; secrets are dots", async () => {
  seen.length = 0;
  const address = `http://localhost:${appPort()}`;
  const { hops, code, text } = await proxied(address, async (port) => {
    const origin = `http://localhost:${port}`;
    const headers = { host: `localhost:${port}`, origin, referer: `${origin}/form` };
    expect(
      await ask(port, {
        path: "/login?token=s3cr3t-url",
        method: "POST",
        json: { password: "s3cr3t-body" },
        headers,
      }),
    ).toBe("26");
    await ask(port, { path: "/moved", headers });
    expect(await ask(port, { path: "/packed", headers })).not.toBe("");
    // Larger than what is kept, and streamed all the same.
    expect(
      await ask(port, { path: "/upload", method: "PUT", json: "x".repeat(3_000_000), headers }),
    ).toBe("3000002");
  });
  expect(hops.map(({ summary }) => summary)).toEqual([
    "POST /login?token=\u2022\u2022\u2022\u2022(10)",
    "200 OK",
    "GET /moved",
    "302 Found",
    "GET /packed",
    "200 OK",
    "PUT /upload",
    "200 OK",
  ]);
  expect(hops.map(({ cause }) => cause)).toEqual([null, 1, null, 3, null, 5, null, 7]);
  expect(seen[0]).toMatchObject({
    host: `localhost:${appPort()}`,
    origin: address,
    referer: `${address}/form`,
  });
  expect(text).not.toContain("s3cr3t");
  expect(code).toBe(0);
});

test("a redirect to the app leads to the proxy", async () => {
  await proxied(`localhost:${appPort()}`, async (port) => {
    const location = await new Promise((done) => {
      http.get(
        { port, host: "127.0.0.1", path: "/moved", headers: { host: `localhost:${port}` } },
        (answer) => done(answer.headers.location),
      );
    });
    expect(location).toBe(`http://localhost:${port}/there`);
  });
});

test("a socket is opened and passed on byte by byte", async () => {
  const { hops } = await proxied(`${appPort()}`, async (port) => {
    const echoed = await new Promise<string>((done) => {
      const socket = connect(port, "127.0.0.1");
      let text = "";
      socket.write(
        `GET /live HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n`,
      );
      socket.setEncoding("utf8").on("data", (part) => {
        text += part;
        if (text.endsWith("\r\n\r\n")) socket.write("hello");
        if (text.endsWith("hello")) {
          socket.destroy();
          done(text);
        }
      });
    });
    expect(echoed).toContain("101 Switching Protocols");
  });
  expect(hops.map(({ summary }) => summary)).toEqual(["GET /live", "101 Switching Protocols"]);
});

test("a foreign name for this machine is refused, for requests and for sockets", async () => {
  const { hops } = await proxied(`${appPort()}`, async (port) => {
    expect(await ask(port, { path: "/", headers: { host: "evil.example" } })).toContain(
      "its own address only",
    );
    expect(await ask(port, { path: "/", headers: { host: `evil.example:${port}` } })).toContain(
      "its own address only",
    );
    const refused = await new Promise<string>((done) => {
      const socket = connect(port, "127.0.0.1");
      socket.write(
        "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n",
      );
      socket.setEncoding("utf8").on("data", done);
    });
    expect(refused).toContain("421");
  });
  expect(hops).toEqual([]);
});

test("an app that isn't there is told, to the browser and in the recording", async () => {
  const { hops } = await proxied("http://localhost:9", async (port) => {
    const said = await ask(port, { path: "/", headers: { host: `localhost:${port}` } });
    expect(said).toContain("http://localhost:9 gives no answer");
  });
  expect(hops.map(({ kind }) => kind)).toEqual(["request", "note"]);
});
