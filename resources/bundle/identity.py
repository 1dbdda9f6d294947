"""Who the app is to the system it is installed on: names, version, what it opens, what it asks leave for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sellercall_desktop import __version__ as VERSION  # noqa: N812 - a constant here

if TYPE_CHECKING:
    from pathlib import Path

NAME = "SellerCall"
IDENTIFIER = "com.sellercall.desktop"
SUMMARY = "Click to dial, and a voice AI holds the conversation"
SCHEMES = ("tel", "callto", "sip")
COPYRIGHT = "Copyright (c) 2026 The SellerCall authors. MIT License."


def version_numbers() -> tuple[int, int, int, int]:
    """Windows wants four numbers."""
    first, second, third, *_ = (*(int(part) for part in VERSION.split(".")), 0, 0)
    return first, second, third, 0


def windows_version(folder: Path) -> str:
    """Write the version resource in PyInstaller's form; returns the file."""
    strings = {
        "CompanyName": NAME,
        "FileDescription": f"{NAME} Desktop",
        "FileVersion": VERSION,
        "InternalName": "sellercall-desktop",
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": "sellercall-desktop.exe",
        "ProductName": NAME,
        "ProductVersion": VERSION,
    }
    rows = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    numbers = version_numbers()
    text = (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0,"
        " OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),"
        f" kids=[StringFileInfo([StringTable('040904B0', [{rows}])]),"
        " VarFileInfo([VarStruct('Translation', [0x0409, 1200])])])\n"
    )
    file = folder / "windows-version.txt"
    file.write_text(text, encoding="utf-8")
    return str(file)


def signer() -> str | None:
    """The owner's identity for signing on macOS, where one is given."""
    return os.environ.get("SELLERCALL_CODESIGN_IDENTITY") or None


def info_plist() -> dict[str, object]:
    """macOS: the links it opens, and why it may ask for the microphone."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": VERSION,
        "CFBundleURLTypes": [
            {"CFBundleURLName": f"{IDENTIFIER}.call", "CFBundleURLSchemes": list(SCHEMES)},
        ],
        "CFBundleLocalizations": ["en", "es"],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSMicrophoneUsageDescription": "You speak with a customer yourself, or try a voice.",
        "NSHumanReadableCopyright": COPYRIGHT,
    }
