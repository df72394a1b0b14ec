/** Which ports the app listens on, so that its own parts are known from strangers. */

import { Server } from "node:net";
import { quietly, send } from "./link.ts";

export function watchPorts(): void {
  const listen = Server.prototype.listen as (this: Server, ...args: unknown[]) => Server;
  Server.prototype.listen = function (this: Server, ...args: unknown[]) {
    const tell = quietly(() => {
      const address = this.address();
      if (typeof address === "object" && address !== null)
        send({ t: "listen", port: address.port });
    });
    this.once("listening", tell);
    return listen.apply(this, args);
  } as typeof Server.prototype.listen;
}
