// Starts the app. script/pack fills in what RELEASE stands for: names and digests.

/** Asks the worker that keeps the releases; false where there is none. */
const ask = question =>
    new Promise(answer => {
        const { port1, port2 } = new MessageChannel();
        const worker = navigator.serviceWorker?.controller;
        if (!worker) return answer(false);
        port1.onmessage = ({ data }) => answer(data);
        worker.postMessage(question, [port2]);
    });

try {
    const wasm = fetch("RELEASE_WASM", { integrity: "RELEASE_WASM_DIGEST" });
    const { default: start } = await import("RELEASE_JS");
    await start({ module_or_path: wasm });
    ask("started");
} catch (error) {
    if (await ask("failed")) location.reload();
    const note = document.createElement("p");
    note.textContent =
        "Overzicht does not start in this browser. Nothing in it is lost: load the page again, or bring the browser up to date. · " +
        "Overzicht start niet in deze browser. Er gaat niets verloren: laad de pagina opnieuw, of werk de browser bij.";
    document.body.append(note);
    throw error;
}
