# Sourced by the other scripts: which compiler and which tools, the same for all of them.
# It installs nothing; script/setup does.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132.0.0
AXE_VERSION=4.14.1
# The command-line tool must be exactly as old as the library in Cargo.lock.
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)

# Tools of these versions live in a folder of their own: other projects keep theirs, and every clone shares these.
TOOLS=${OVERZICHT_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/overzicht-tools}
export PATH="$TOOLS/bin:$TOOLS/node_modules/.bin:$PATH"

# The accessibility checks that the journeys run in the page.
export OVERZICHT_AXE="$TOOLS/node_modules/axe-core/axe.min.js"

# Has this compiler a standard library for the browser, and is it new enough (edition 2024, Rust 1.88)?
compiler_fits() {
    local sysroot
    sysroot=$(rustc --print sysroot 2>/dev/null) || return 1
    compgen -G "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib" >/dev/null || return 1
    [ "$(rustc --version | sed -E 's/^rustc 1\.([0-9]+).*/\1/')" -ge 88 ]
}

# One compiler for everything: the one at hand if it fits, else Debian's, which script/setup completes.
if ! compiler_fits && [ -x /usr/bin/rustc ]; then
    if command -v rustup >/dev/null; then
        rustup toolchain list | grep -q '^debian' && export RUSTUP_TOOLCHAIN=debian
    else
        export PATH="/usr/bin:$PATH"
    fi
fi

say() { printf '\n== %s\n' "$*"; }
