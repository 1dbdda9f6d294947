"""The numbering plans load one region at a time, by a name that is put together."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = [
    *collect_submodules("phonenumbers.data"),
    *collect_submodules("phonenumbers.shortdata"),
    *collect_submodules("phonenumbers.tzdata"),
]
