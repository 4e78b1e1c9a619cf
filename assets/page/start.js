// Starts the app. script/pack fills in what RELEASE stands for: names and digests. What happens when it fails: guard.js.
const wasm = fetch("RELEASE_WASM", { integrity: "RELEASE_WASM_DIGEST" });
const { default: start } = await import("RELEASE_JS");
await start({ module_or_path: wasm });
dispatchEvent(new Event("overzicht-started"));
