import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { ParleyError } from "@parley/core";
import type { Workbench } from "./workbench.ts";

/** A workbench that answers on this machine, and on this machine only. */
export interface Serving {
  /** "http://127.0.0.1:4173". */
  readonly origin: string;
  /** Stops answering at once, also in the middle of an answer. */
  close(): Promise<void>;
}

/**
 * Serves a workbench on 127.0.0.1.
 *
 * @param port  0 for any free one
 * @throws ParleyError "conflict" when the port is taken, "io" when it may not be used
 */
export async function listen({ app }: Pick<Workbench, "app">, port: number): Promise<Serving> {
  const server = createServer((request, response) => void listener(request, response));
  const listener = getRequestListener((request, bindings) => app.fetch(request, bindings));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(refusal(error, port)));
    server.listen(port, "127.0.0.1", resolve);
  });
  return { origin: `http://127.0.0.1:${portOf(server)}`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("Unexpected address, expected a port");
  return address.port;
}

function refusal(cause: Error, port: number): ParleyError {
  const taken = "code" in cause && cause.code === "EADDRINUSE";
  const next = ["Choose another one with PARLEY_PORT", "请用 PARLEY_PORT 指定另一个端口"] as const;
  if (taken)
    return new ParleyError("conflict", {
      found: [`port ${port} taken by another program`, `端口 ${port} 已被其他程序占用`],
      expected: ["a free port", "空闲的端口"],
      next,
      cause,
    });
  return new ParleyError("io", {
    found: [`port ${port} unusable (${cause.message})`, `端口 ${port} 无法使用（${cause.message}）`],
    expected: ["a free port", "空闲的端口"],
    next,
    cause,
  });
}
