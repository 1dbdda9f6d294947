"""Countries are loaded by name; holidays' names need catalogues, and the package asks for its own version."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

LANGUAGES = ("en_US", "es")  # those that calendars.py asks for

hiddenimports = collect_submodules("holidays.countries")
datas = copy_metadata("holidays") + collect_data_files(
    "holidays", includes=[f"locale/{language}/**/*.mo" for language in LANGUAGES]
)
