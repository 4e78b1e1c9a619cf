// Shows where to begin before the app is there, in the reader's language, and keeps what is asked meanwhile (docs/OFFLINE.md).
"use strict";

{
    const root = document.documentElement;
    const before = document.querySelector("[data-before]");
    let prefs = {};
    try {
        // What src/platform/prefs.rs keeps.
        prefs = JSON.parse(localStorage.getItem("overzicht.prefs")) ?? {};
    } catch {
        // Then the browser's language and colours hold.
    }
    root.lang = /^nl\b/i.test(prefs.lang ?? navigator.language) ? "nl" : "en";
    root.dataset.theme = prefs.theme ?? "system";
    // An address with something behind the # leads to a plan, not to the doors.
    if (location.hash.length > 1) before.classList.add("is-plan");

    let wanted = null;
    let files = null;

    function goOn() {
        before.remove();
        const door = wanted && document.querySelector(`[data-command="${wanted}"]`);
        if (!door) return;
        if (files) {
            door.files = files;
            door.dispatchEvent(new Event("change", { bubbles: true }));
        } else door.click();
        wanted = files = null;
    }

    function want(door) {
        before.querySelectorAll("[aria-busy]").forEach(other => other.removeAttribute("aria-busy"));
        door.setAttribute("aria-busy", "true");
        wanted = door.dataset.wants;
        files = door.files ?? null;
        // The app came while the reader was choosing a file.
        if (root.hasAttribute("data-ready")) goOn();
    }

    before.addEventListener("click", ({ target }) => {
        const door = target.closest("button[data-wants]");
        if (door) want(door);
    });
    before.addEventListener("change", ({ target }) => want(target));
    new MutationObserver((_, watch) => {
        watch.disconnect();
        requestAnimationFrame(goOn);
    }).observe(root, { attributes: true, attributeFilter: ["data-ready"] });
}
