"""Keys beside the prompt's text that another system needs others for. A Mac hides a program by Ctrl+H."""

from __future__ import annotations

import sys

_IS_MAC = sys.platform == "darwin"

REPLACE_KEYS = "Ctrl+Alt+F" if _IS_MAC else "Ctrl+H"
VERSIONS_KEYS = "Ctrl+Shift+H"
WRAP_KEYS = "Ctrl+Alt+Z" if _IS_MAC else "Alt+Z"
CASE_KEYS, WORDS_KEYS, PATTERN_KEYS = (f"{'Ctrl+Alt' if _IS_MAC else 'Alt'}+{key}" for key in "CWX")
"""How a search reads its words."""
MISTAKE_KEYS, SUGGEST_KEYS = "Shift+F7", "Ctrl+."
LISTEN_KEYS = "Ctrl+L"
"""A sample of the voice that is chosen, or pointed at in the list."""
