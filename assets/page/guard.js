// Watches over the page from outside of it: what happens when the app does not start, and when it breaks down (docs/OFFLINE.md). It needs
// nothing of what it watches: not the app, not its start, and not the policy.
"use strict";

{
    const RESCUE = "#rescue";
    const FAULT = "overzicht.fault";
    let started = false;
    let over = false;

    /** Asks the worker that keeps the releases; false where there is none. */
    const ask = question =>
        new Promise(answer => {
            const { port1, port2 } = new MessageChannel();
            const worker = navigator.serviceWorker?.controller;
            if (!worker) return answer(false);
            port1.onmessage = ({ data }) => answer(data);
            worker.postMessage(question, [port2]);
        });

    /** Lets a newer release take over, if the host has one: nothing runs here that it could disturb. */
    async function takeNewer() {
        const registration = await navigator.serviceWorker?.getRegistration();
        await registration?.update();
        const worker = registration?.waiting ?? registration?.installing;
        if (!worker) return false;
        return new Promise(answer => {
            const look = () => {
                if (worker.state === "installed") worker.postMessage("take-over");
                if (worker.state === "activated" || worker.state === "redundant") answer(worker.state === "activated");
            };
            worker.addEventListener("statechange", look);
            look();
        });
    }

    /** Says it in both languages: which one the reader speaks is known to the app alone. */
    function say(english, dutch) {
        const note = document.createElement("div");
        note.setAttribute("role", "alert");
        note.dataset.guard = "";
        for (const [lang, text] of [["en", english], ["nl", dutch]]) {
            const line = document.createElement("p");
            line.lang = lang;
            line.textContent = text;
            note.append(line);
        }
        const again = document.createElement("button");
        again.type = "button";
        again.className = "button";
        again.textContent = "Load again · Opnieuw laden";
        again.addEventListener("click", () => location.reload());
        note.append(again);
        document.body.replaceChildren(note);
    }

    /** The app does not start: an older release stands in, or a newer one takes over, or a sentence says so. */
    async function doesNotStart() {
        if (over) return;
        over = true;
        const goesOn = (await ask("failed")) || (await takeNewer().catch(() => false));
        if (goesOn) return location.reload();
        say(
            "Overzicht does not start in this browser. Nothing in it is lost: load the page again, or bring the browser up to date.",
            "Overzicht start niet in deze browser. Er gaat niets verloren: laad de pagina opnieuw, of werk de browser bij.",
        );
    }

    /** Has an error gone through the app? Then what it was doing is half done, and nothing it does from now on can be trusted. */
    const isOfApp = error =>
        error instanceof WebAssembly.RuntimeError ||
        /call stack|recursion/i.test(error?.message ?? "") ||
        /wasm-function|\.wasm:/.test(error?.stack ?? "");

    /** The app has broken down: it gets nothing to do any more, and a fresh one opens no plan but says what is safe. */
    function breaksDown(error) {
        if (over) return;
        over = true;
        document.documentElement.inert = true;
        if (location.hash.startsWith(RESCUE)) {
            document.documentElement.inert = false;
            return say(
                "Overzicht broke down again. Your plans lie in this browser as they were last saved: load the page again, or bring the browser up to date.",
                "Overzicht is weer vastgelopen. Je plannen liggen in deze browser zoals ze het laatst zijn bewaard: laad de pagina opnieuw, of werk de browser bij.",
            );
        }
        try {
            sessionStorage.setItem(FAULT, `${error}\n${error?.stack ?? ""}`.slice(0, 2000));
        } catch {
            // Without it the page says the same, but not why.
        }
        history.replaceState(null, "", `${RESCUE}=${encodeURIComponent(location.hash.slice(1))}`);
        location.reload();
    }

    function heard(event) {
        const error = event.error ?? event.reason;
        if (started) {
            if (isOfApp(error)) breaksDown(error);
            return;
        }
        // The start did not come, or threw; what others put in the page is none of ours.
        const here = new URL(".", document.baseURI).href;
        const from = event.target?.src ?? event.filename ?? "";
        if (from.startsWith(here) || `${error?.stack}`.includes(here)) doesNotStart();
    }

    addEventListener("error", heard, true);
    addEventListener("unhandledrejection", heard);
    addEventListener("overzicht-started", () => {
        started = true;
        ask("started");
    });

    // Heard before the app, which has to hear nothing any more once it broke down.
    const all = "beforeunload click keydown keyup input change submit drop paste wheel pointerdown pointermove pointerup popstate hashchange storage";
    for (const name of all.split(" ")) {
        addEventListener(name, event => over && event.target?.closest?.("[data-guard]") == null && event.stopImmediatePropagation(), true);
    }
}
