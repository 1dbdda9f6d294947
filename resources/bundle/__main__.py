"""`python3 dev.py bundle`: makes dist/SellerCall (macOS: dist/SellerCall.app), the app in a folder.

With `--package` also what people install: by the system, a .deb, a .dmg or an installer for Windows.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(argv: list[str] | None = None) -> int:
    """Build, and say what was made and how large it is; returns the exit code of what failed first."""
    parser = argparse.ArgumentParser(prog="dev.py bundle", description=__doc__)
    parser.add_argument("--package", action="store_true", help="also make the package people install")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", metavar="FOLDER", help="default: dist")
    arguments = parser.parse_args(argv)
    dist: Path = arguments.dist.resolve()
    places = ("--distpath", dist, "--workpath", ROOT / "build" / "bundle")
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places)
    code = subprocess.call([*map(str, command), str(ROOT / "sellercall.spec")], cwd=ROOT)  # noqa: S603 - our own
    if code:
        return code
    app = dist / ("SellerCall.app" if sys.platform == "darwin" else "SellerCall")
    tell(app)
    if arguments.package:
        from resources.bundle.packages import make_package

        tell(make_package(app, dist))
    return 0


def tell(made: Path) -> None:
    """One line: place, size, number of files."""
    files = [made] if made.is_file() else [path for path in made.rglob("*") if path.is_file()]
    size = sum(path.lstat().st_size for path in files)
    print(f"{made}: {size / 1e6:.1f} MB in {len(files)} files", flush=True)


if __name__ == "__main__":
    sys.exit(main())
