// Runs inside the sidebar's document: `google.script.run` and `google.script.host` by messages to the page around it.
// Plain JavaScript, for it is sent to the browser as it stands (bridge.ts).
(() => {
  const waiting = new Map();
  let last = 0;

  const runner = (succeeded, failed, userObject) =>
    new Proxy(
      {},
      {
        get(_, name) {
          if (name === "withSuccessHandler") return (handler) => runner(handler, failed, userObject);
          if (name === "withFailureHandler") return (handler) => runner(succeeded, handler, userObject);
          if (name === "withUserObject") return (object) => runner(succeeded, failed, object);
          return (...args) => {
            last += 1;
            waiting.set(last, { succeeded, failed, userObject });
            window.parent.postMessage({ type: "google.script.run", id: last, function: String(name), args }, "*");
          };
        },
      },
    );

  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data.type !== "google.script.result") return;
    const call = waiting.get(data.id);
    if (!call) return;
    waiting.delete(data.id);
    if (data.error)
      call.failed?.(Object.assign(new Error(data.error.message), { name: data.error.name }), call.userObject);
    else call.succeeded?.(data.value, call.userObject);
  });

  const close = () => window.parent.postMessage({ type: "google.script.host.close" }, "*");
  window.google = { script: { run: runner(), host: { close, setWidth: () => {}, setHeight: () => {} } } };
})();
