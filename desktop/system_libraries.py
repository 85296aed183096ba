"""The shared libraries that Qt needs from a Linux system, and how Debian and its kin get them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

Need = tuple[str, ...]  # packages of which any one will do, the newest name first

_QT = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
}
_WEB_ENGINE = {
    "libnss3.so": ("libnss3",),
    "libXcomposite.so.1": ("libxcomposite1",),
    "libXdamage.so.1": ("libxdamage1",),
    "libXfixes.so.3": ("libxfixes3",),
    "libXrandr.so.2": ("libxrandr2",),
    "libXtst.so.6": ("libxtst6",),
    "libasound.so.2": ("libasound2t64", "libasound2"),
    "libxkbfile.so.1": ("libxkbfile1",),
    "libgbm.so.1": ("libgbm1",),
    "libxcb-dri3.so.0": ("libxcb-dri3-0",),
}
_SCREEN = {
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
}
_SCREEN_FOR_TESTS = {"Xvfb": ("xvfb",), "xdotool": ("xdotool",), "openbox": ("openbox",)}


def install_missing(purpose: str, say: Callable[[str], None]) -> None:
    """Install what the system lacks through apt-get, or end with the one line that does it.

    `purpose` is "app" or "tests"; what only some tests use is left out where it cannot be had.
    """
    needs = _missing_libraries()
    wishes = _missing_programs() if purpose == "tests" else []
    if not needs and not wishes:
        return
    if shutil.which("apt-get") is None:
        if needs:
            say("These packages, as Debian calls them, seem to be missing; the window may not open")
            say("without them: " + " ".join(need[-1] for need in needs))
        return
    _install_with_apt(needs, wishes, say)


def _missing_libraries() -> list[Need]:
    libraries = {**_QT, **_WEB_ENGINE, **_SCREEN}
    needs: list[Need] = [packages for name, packages in libraries.items() if not _loads(name)]
    if find_spec("ensurepip") is None:  # Debian ships it apart
        needs.append((f"python3.{sys.version_info.minor}-venv", "python3-venv"))
    if not _has_fonts():
        needs.append(("fonts-dejavu-core",))
    return needs


def _missing_programs() -> list[Need]:
    return [packages for name, packages in _SCREEN_FOR_TESTS.items() if shutil.which(name) is None]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_fonts() -> bool:
    places = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts"]
    places.append(Path.home() / ".local/share/fonts")
    return any(next(place.rglob("*.[to]tf"), None) for place in places)


def _install_with_apt(needs: list[Need], wishes: list[Need], say: Callable[[str], None]) -> None:
    prefix = _prefix_for_root()
    if prefix is None:
        if needs:
            sys.exit(_one_line(needs))
        return
    say("Asking the system which packages it has ...")
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False)  # noqa: S603 - the user started it
    packages = [_first_known(need) for need in needs + wishes]
    say("Installing system packages: " + " ".join(packages) + " ...")
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]
    command += ["--no-install-recommends", *packages]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - as above
    if done.returncode and needs:
        sys.exit(_one_line(needs))


def _prefix_for_root() -> list[str] | None:
    """Return what to put before a command to run it as root; None where that cannot be had."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if sys.stdin.isatty():
        return ["sudo"]  # it can ask for the password
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)  # noqa: S607 - sudo is where the system has it
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _first_known(need: Need) -> str:
    """Return the first of some package names that the system can install."""
    for package in need:
        policy = subprocess.run(  # noqa: S603 - names from the table above
            ["apt-cache", "policy", package],  # noqa: S607 - where the system has it
            capture_output=True,
            text=True,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
        if "Candidate:" in policy.stdout and "Candidate: (none)" not in policy.stdout:
            return package
    return need[-1]


def _one_line(needs: list[Need]) -> str:
    packages = " ".join(_first_known(need) for need in needs)
    return (
        "Recension needs system packages that only an administrator can install. Run this line,\n"
        f"then start again:\n\n    sudo apt-get install -y {packages}\n"
    )
