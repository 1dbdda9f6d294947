"""The command line: which face to open. What a face needs is imported in its own branch only."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sellercall_desktop import __version__
from sellercall_desktop.core.errors import (
    SecretsUnavailableError,
    SellerCallError,
    SettingsError,
)
from sellercall_desktop.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PROGRAM = "sellercall-desktop"
_LINK = re.compile("(tel|callto|sips?):", re.IGNORECASE)
EXIT_FAILED, EXIT_MISUSED, EXIT_INTERRUPTED = 1, 2, 130
NO_DISPLAY = "Neither DISPLAY nor WAYLAND_DISPLAY is set."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code: 0 well, 1 failed, 2 misused or wrongly configured."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter must not end the program
            stream.reconfigure(errors="backslashreplace")
    given, link = _take_link(sys.argv[1:] if argv is None else argv)
    arguments = _arguments(given, link)
    options = Options(
        demo=arguments.demo,
        json=arguments.json,
        data=arguments.data,
        speed=getattr(arguments, "speed", 1.0),
        link=link,
        clipboard=arguments.clipboard,
        number=getattr(arguments, "number", ""),
    )
    try:
        return _FACES[arguments.command](options, arguments)
    except SellerCallError as error:
        from sellercall_desktop.app.headless.failed_start import plain_line
        from sellercall_desktop.core.contacts.imports.errors import ImportFileError
        from sellercall_desktop.core.prompts.prompt_file import PromptFileError

        misused = isinstance(error, SettingsError | ImportFileError | PromptFileError)
        return _complain(plain_line(error), EXIT_MISUSED if misused else EXIT_FAILED)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _take_link(argv: Sequence[str]) -> tuple[list[str], str]:
    """The arguments without the link to call, and the link; the system adds it to the program's name.

    It is taken out before anything else is read, so that no text of a web page is ever read as an option.
    """
    link = next((each for each in argv if _LINK.match(each)), "")
    return [each for each in argv if each != link], link


def _arguments(given: Sequence[str], link: str) -> argparse.Namespace:
    # Not `set_defaults`: it would reach into the arguments that the subcommands share, and undo SUPPRESS.
    arguments = argparse.Namespace(demo=False, json=False, data=None)
    if set(given) <= {"--demo"}:  # most starts: the window need not wait for a parser of everything else
        arguments.command, arguments.demo, arguments.clipboard = None, bool(given), False
        return arguments
    parser = _parser()
    parser.parse_args(given, arguments)
    if arguments.command is not None and (link or arguments.clipboard):
        parser.error("a link to call and --clipboard are for the window, not for a command")
    return arguments


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown; a platform plug-in named on purpose counts as one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environ.get(name) for name in names)


def _window(options: Options, _arguments: argparse.Namespace) -> int:
    if not has_display(os.environ, sys.platform):
        from sellercall_desktop.app.last_resort import tell_no_display

        tell_no_display(NO_DISPLAY)
        return EXIT_FAILED
    from sellercall_desktop.app import run_window

    return run_window(options)


def _serve(options: Options, _arguments: argparse.Namespace) -> int:
    from sellercall_desktop.app import run_serve

    return run_serve(options)


def _simulate(options: Options, _arguments: argparse.Namespace) -> int:
    from sellercall_desktop.app import run_simulate

    return run_simulate(options)


def _doctor(options: Options, _arguments: argparse.Namespace) -> int:
    from sellercall_desktop.app.headless.errands import run_doctor

    return run_doctor(options)


def _import(options: Options, arguments: argparse.Namespace) -> int:
    from sellercall_desktop.import_appsettings import SeedFileError, read_seed
    from sellercall_desktop.words.importing import NOTHING_DONE
    from sellercall_desktop.words.terminal import spoken_language

    language = spoken_language("system", os.environ)
    try:
        seed = read_seed(arguments.file)  # before the slow part is imported
        from sellercall_desktop.app.headless.errands import run_import

        return run_import(options, seed)
    except SeedFileError as error:
        return _complain(f"{error.text(language)}. {NOTHING_DONE.said(language)}", EXIT_MISUSED)
    except SecretsUnavailableError as error:
        from sellercall_desktop.app.headless.failed_start import plain_line

        return _complain(f"{plain_line(error)} {NOTHING_DONE.said(language)}", EXIT_FAILED)


def _import_contacts(options: Options, arguments: argparse.Namespace) -> int:
    from sellercall_desktop.app.headless.import_contacts import ContactErrand, run_import_contacts

    errand = ContactErrand(arguments.file, arguments.mapping, arguments.dry_run)
    return run_import_contacts(options, errand)


def _import_register(options: Options, arguments: argparse.Namespace) -> int:
    from sellercall_desktop.app.headless.import_register import run_import_register

    return run_import_register(options, arguments.file, arguments.register)


def _export_prompt(options: Options, arguments: argparse.Namespace) -> int:
    from sellercall_desktop.app.headless.prompt_errands import RefusedElsewhereError, run_export_prompt

    try:
        return run_export_prompt(options, arguments.name, arguments.version_number, arguments.output)
    except RefusedElsewhereError as error:
        return _complain(error.line, EXIT_MISUSED if error.misused else EXIT_FAILED)


def _import_prompt(options: Options, arguments: argparse.Namespace) -> int:
    why = arguments.why.strip()
    if arguments.publish != bool(why):
        return _complain(
            "--publish needs --why TEXT: what changes; and --why counts with --publish only", EXIT_MISUSED
        )
    from sellercall_desktop.app.headless.prompt_errands import (
        PromptErrand,
        RefusedElsewhereError,
        run_import_prompt,
    )

    errand = PromptErrand(arguments.file, arguments.name, why, arguments.dry_run)
    try:
        return run_import_prompt(options, errand)
    except RefusedElsewhereError as error:
        return _complain(error.line, EXIT_MISUSED if error.misused else EXIT_FAILED)


_FACES: dict[str | None, Callable[[Options, argparse.Namespace], int]] = {
    None: _window,
    "serve": _serve,
    "simulate": _simulate,
    "doctor": _doctor,
    "import-appsettings": _import,
    "import-contacts": _import_contacts,
    "import-register": _import_register,
    "export-prompt": _export_prompt,
    "import-prompt": _import_prompt,
}


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    # SUPPRESS: a subcommand's default must not undo what stands before it.
    common.add_argument(
        "--data",
        type=_folder,
        metavar="FOLDER",
        default=argparse.SUPPRESS,
        help="keep history, settings and log below FOLDER instead of the system's usual places",
    )
    demo = argparse.ArgumentParser(add_help=False)
    demo.add_argument(
        "--demo",
        action="store_true",
        default=argparse.SUPPRESS,
        help="no accounts needed: calls go to a built-in simulator, everything is thrown away at the end",
    )
    as_json = _json_option("print one line of JSON on stdout once everything is up")
    result_as_json = _json_option("print one line of JSON on stdout")
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        parents=[common, demo],
        description="Click to dial, and a voice AI holds the conversation. Without a command: the window.",
        epilog=f"With a link ({PROGRAM} tel:+573001234567, also callto: and sip:) the window asks whether to "
        "call that number. A window that is open already takes it over.",
    )
    parser.add_argument(
        "--clipboard",
        action="store_true",
        help="ask whether to call the number on the clipboard, e.g. by a key of the system",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    serve = commands.add_parser(
        "serve", parents=[common, demo, as_json], help="engine and web server without a window, for a server"
    )
    serve.add_argument(
        "--number",
        default="",
        metavar="NUMBER",
        help="point this number of the Twilio account (+57…) here once the tunnel is open; "
        "what it pointed to is given back at the end (setting twilio.number_on_exit)",
    )
    simulate = commands.add_parser(
        "simulate", parents=[common, as_json], help="only the simulated providers, to try any client against"
    )
    simulate.add_argument(
        "--speed", type=_speed, default=1.0, metavar="F", help="simulated seconds per real second (default 1)"
    )
    commands.add_parser("doctor", parents=[common], help="check everything a call needs, with the remedies")
    seed = commands.add_parser(
        "import-appsettings", parents=[common], help="take over keys, numbers and prompt of the old system"
    )
    seed.add_argument("file", type=Path, metavar="FILE", help="its appsettings.json")
    _add_import_contacts(commands, common, result_as_json)
    _add_import_register(commands, common, result_as_json)
    _add_prompt_commands(commands, common, result_as_json)
    return parser


def _add_import_contacts(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
    as_json: argparse.ArgumentParser,
) -> None:
    contacts = commands.add_parser(
        "import-contacts",
        parents=[common, as_json],
        help="contacts out of a spreadsheet, CSV or telephone's vCard",
    )
    contacts.add_argument("file", type=Path, metavar="FILE", help="CSV, TSV, XLSX, XLS, ODS or VCF")
    contacts.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help='JSON: which column is what, {"columns": {"Mobile": "mobile", "Owes": "variable:debt"}}',
    )
    contacts.add_argument("--dry-run", action="store_true", help="only say what would become of the rows")


def _add_import_register(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
    as_json: argparse.ArgumentParser,
) -> None:
    register = commands.add_parser(
        "import-register",
        parents=[common, as_json],
        help="a do-not-call register's answer onto the do-not-call list",
    )
    register.add_argument("file", type=Path, metavar="FILE", help="its answer: CSV with the numbers in it")
    register.add_argument(
        "--register", required=True, metavar="KEY", help="which one: RNE, REPEP, NO_LLAME, DNC_US"
    )


def _add_prompt_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
    as_json: argparse.ArgumentParser,
) -> None:
    out = commands.add_parser(
        "export-prompt", parents=[common], help="a prompt as a Markdown file, its settings as TOML above"
    )
    out.add_argument("name", nargs="?", default="", metavar="NAME", help="its name; none: the main one")
    out.add_argument(
        "--version", dest="version_number", type=int, metavar="N", help="this version, not the newest"
    )
    out.add_argument("--output", type=Path, metavar="FILE", help="into this file, not to stdout")
    into = commands.add_parser(
        "import-prompt",
        parents=[common, as_json],
        help="such a file as unsaved changes in the window, or published",
    )
    into.add_argument("file", type=Path, metavar="FILE", help="Markdown")
    into.add_argument("--name", default="", metavar="NAME", help="of which prompt; else as the file says")
    into.add_argument("--publish", action="store_true", help="calls that begin from now on follow it")
    into.add_argument("--why", default="", metavar="TEXT", help="what changes; stays with the version")
    into.add_argument("--dry-run", action="store_true", help="only say what would become of it")


def _json_option(meaning: str) -> argparse.ArgumentParser:
    option = argparse.ArgumentParser(add_help=False)
    option.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=meaning)
    return option


def _folder(text: str) -> Path:
    if not text.strip():  # it would be whatever folder one happens to be in
        raise argparse.ArgumentTypeError("must name a folder")
    return Path(text)


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed <= 10_000:
        raise argparse.ArgumentTypeError("must be above 0 and at most 10000")
    return speed


def _complain(problem: str, code: int) -> int:
    if sys.stderr is not None:  # a windowed program of Windows has none
        sys.stderr.write(f"{PROGRAM}: {problem}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
