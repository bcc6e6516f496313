"""The command `selfeval`. Errors are one Danish sentence on stderr; the exit code is 0 only when the thing was done."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selfeval.errors import SelfevalError
from selfeval.server.operations.commands import Data, add_to
from selfeval.storage.databases.location import data_folder, database_url
from selfeval.text import plural, today

if TYPE_CHECKING:
    from selfeval.storage import Store

app = typer.Typer(
    help="Et redskab til bostøttens egen praksis.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
framework_app = typer.Typer(
    help="Spørgerammer: pejlemærker, principper, kerneelementer og jeres egne.", no_args_is_help=True
)
app.add_typer(framework_app, name="framework")
add_to(app)
key_app = typer.Typer(help="Nøgler til facilitatorer, ledere, forskere og administratorer.", no_args_is_help=True)
app.add_typer(key_app, name="key")

UsageError: type[Exception] = typer.BadParameter.__base__ or Exception
"""The base of what Typer says of a wrong command; it has no public name of its own."""


def _show_version(asked: bool) -> None:
    if asked:
        from selfeval import __version__

        _say(f"selfeval {__version__}")
        raise typer.Exit


@app.callback()
def all_commands(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Vis udgaven, og slut.")
    ] = False,
) -> None:
    """Take the options that stand before any command."""


@app.command()
def serve(
    data: Data = None,
    host: Annotated[
        str, typer.Option(help="Hvilket net serveren lytter på. 127.0.0.1: kun denne computer.")
    ] = "0.0.0.0",
    port: Annotated[
        int, typer.Option(help="Ønsket port; er den optaget, tages den næste ledige.", min=0, max=65535)
    ] = 8866,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Åbn ikke en browser.")] = False,
    trust_proxy: Annotated[
        bool, typer.Option("--trust-proxy", help="Stol på, hvad en proxy foran siger om afsender og https.")
    ] = False,
    address: Annotated[
        str,
        typer.Option(help="Adressen i browserne, når en proxy står foran, fx https://vaerktoej.kommunen.dk/selfeval."),
    ] = "",
    jupyterhub: Annotated[
        bool, typer.Option("--jupyterhub", help="JupyterHub har startet serveren og logger personalet ind.")
    ] = False,
) -> None:
    """Start serveren, og vis adressen. Første gang vises et link, der virker én gang."""
    from selfeval.server.start import serve as start

    start(
        folder=data,
        host=host,
        port=port,
        browser=not no_browser,
        say=_say,
        trusts_proxy=trust_proxy,
        address=address,
        jupyterhub=jupyterhub,
    )


@app.command()
def demo(data: Data = None) -> None:
    """Lav tre øveteams med fire runder hver, så I kan prøve det hele uden at røre jeres egne svar."""
    from selfeval.practice.teams import make_practice_organisation
    from selfeval.storage import Store

    folder = data_folder(data)
    with Store.open(database_url(folder)) as store:
        round = make_practice_organisation(store, today=today())
        own = store.team(round.team_id)
        organisation = next(of for of in store.organisations() if of.id == own.organisation_id)
        teams = [team for team in store.teams() if team.organisation_id == organisation.id]
        _say(f"Der er øveteams i {folder}. Svarene er opdigtede.")
        for team in teams:
            _say(f"  {team.name}: {plural(len(store.rounds(team.id)), 'runde', 'runder')}")
    _say(f'Start serveren: selfeval serve --data "{folder}"')
    _say(f"Som facilitator: Åbn runden '{round.title}' hos {own.name}. De andre teams har kun afsluttede runder.")
    key = f'selfeval key add --role leder --scope "{organisation.name}" --data "{folder}"'
    _say(f"Som leder: Lav en nøgle, og log ind med den: {key}")


@app.command()
def export(
    format: Annotated[
        str, typer.Option("--format", help="En runde: xlsx, csv, ics eller json. En rapport: pdf, docx eller xlsx.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Filen, der skal skrives.")],
    round: Annotated[str, typer.Argument(help="Rundens kode eller id.", metavar="[RUNDE]", show_default=False)] = "",
    report: Annotated[bool, typer.Option("--report", help="Lederens rapport i stedet for en runde.")] = False,
    team: Annotated[
        list[str] | None,
        typer.Option("--team", help="Rapport: navn eller id på et team; kan gentages.", show_default="alle teams"),
    ] = None,
    framework: Annotated[
        list[str] | None,
        typer.Option(
            "--framework", help="Rapport: en spørgerammes id; kan gentages.", show_default="alle spørgerammer"
        ),
    ] = None,
    since: Annotated[str, typer.Option(help="Rapport: fra og med denne dag, fx 2026-01-31.")] = "",
    until: Annotated[str, typer.Option(help="Rapport: til og med denne dag.")] = "",
    data: Data = None,
) -> None:
    """Skriv en rundes udviklingsplan og resultat i en fil, eller med --report lederens rapport."""
    from selfeval.storage import Store

    if wrong := _asked_for_both(round, report, bool(team or framework or since or until)):
        _say(wrong, error=True)
        raise typer.Exit(2)
    with Store.open(database_url(data)) as store:
        if report:
            _export_report(store, format, output, team or (), framework or (), since, until)
        else:
            _export_round(store, round, format, output)
    _say(f"Skrevet: {output}")


def _asked_for_both(round: str, report: bool, chosen: bool) -> str:
    """Return what is wrong where a command asks for a round and a report at once, or for neither; "" if nothing is."""
    if round and report:
        return "Skriv enten en rundes kode eller --report, ikke begge dele."
    if not round and not report:
        return "Skriv rundens kode, eller --report for lederens rapport."
    return "--team, --framework, --since og --until hører til --report." if chosen and not report else ""


def _export_round(store: Store, round: str, format: str, output: Path) -> None:
    from selfeval.access.audit import Act, note
    from selfeval.access.roles import COMMAND_LINE
    from selfeval.export import write_round
    from selfeval.workshop.answers.joining import find_round

    stored = {one.id for one in store.rounds()}
    wanted = round if round in stored else find_round(store, round).id
    write_round(store, wanted, format, output)
    note(store, COMMAND_LINE, Act.EXPORTED, round_id=wanted, detail=format)


def _export_report(
    store: Store,
    format: str,
    output: Path,
    teams: Sequence[str],
    frameworks: Sequence[str],
    since: str,
    until: str,
) -> None:
    from selfeval.access.audit import Act, note
    from selfeval.access.roles import COMMAND_LINE
    from selfeval.export import write_file
    from selfeval.export.report.asked import report_asked_for

    write_file(
        report_asked_for(store, COMMAND_LINE, format, teams=teams, frameworks=frameworks, since=since, until=until),
        output,
    )
    note(store, COMMAND_LINE, Act.EXPORTED, detail=format)


@framework_app.command("check")
def check(files: Annotated[list[Path], typer.Argument(help="Filer med spørgerammer.", metavar="FIL…")]) -> None:
    """Find alle fejl i filer med spørgerammer, med fil, linje og hvad der ville være rigtigt."""
    from selfeval.framework.check import check_files

    problems = check_files(files)
    for problem in problems:
        _say(str(problem), error=True)
    if problems:
        raise typer.Exit(1)
    _say(f"Ingen fejl i {len(files)} {'fil' if len(files) == 1 else 'filer'}.")


@framework_app.command("list")
def list_(data: Data = None) -> None:
    """Vis spørgerammerne: id, udgave, titel, antal punkter, og hvad der mangler kilde til."""
    from selfeval.framework.catalogue import builtin_templates, overview

    own = data_folder(data) / "templates"
    for row in overview((builtin_templates(), own) if own.is_dir() else None):
        _say(f"{row.id}  {row.version}  {row.title}  {row.items} punkter")
        for gap in row.missing:
            _say(f"    mangler kilde: {gap}")


@key_app.command("add")
def key_add(
    role: Annotated[str, typer.Option("--role", help="facilitator, leder, forsker eller administrator.")],
    scope: Annotated[
        list[str] | None,
        typer.Option(
            "--scope", help="Navn eller id på en organisation eller et team; kan gentages.", show_default="alle teams"
        ),
    ] = None,
    label: Annotated[str, typer.Option("--label", help="Til hvem; skriv en rolle eller et sted.")] = "",
    data: Data = None,
) -> None:
    """Lav en nøgle, og vis den. Den kan ikke vises igen."""
    from selfeval.access.key_words import role_called, scope_called
    from selfeval.access.keys import hand_out
    from selfeval.access.roles import COMMAND_LINE
    from selfeval.protocol.address.running import server_for
    from selfeval.storage import Store

    with Store.open(database_url(data)) as store:
        text = hand_out(store, role_called(role), by=COMMAND_LINE, scope=scope_called(store, scope or ()), label=label)
        file = server_for(store.database.name, data)
    running = file.read() if file else None
    address = running.staff if running else os.environ.get("SELFEVAL_ADDRESS") or "http://127.0.0.1:8866"
    _say(f"Nøgle: {text}")
    _say(f"Link: {address}/log-ind#{text}")
    _say("Begge dele vises kun nu.")
    if running is None:
        _say("Serveren kører ikke nu. Skriver den en anden adresse, når den starter, så skift adressen i linket ud.")


@key_app.command("list")
def key_list(data: Data = None) -> None:
    """Vis nøglerne: id, rolle, hvad de rækker til, til hvem, og om de gælder."""
    from selfeval.access.key_words import key_line, names_of
    from selfeval.access.keys import NO_SECRET
    from selfeval.storage import Store

    with Store.open(database_url(data)) as store:
        names, stored = names_of(store), store.keys()
    for key in stored:
        line = key_line(names, key)
        what = "åben session" if key.secret_hash == NO_SECRET else line["label"]
        _say("  ".join(part for part in (line["id"], line["role"], line["scope"], what, line["state"]) if part))


@key_app.command("revoke")
def key_revoke(
    id: Annotated[str, typer.Argument(help="Nøglens id, som står i 'selfeval key list'.", metavar="ID")],
    data: Data = None,
) -> None:
    """Spær en nøgle. Den, der er logget ind med den, bliver logget ud med det samme."""
    from selfeval.access.keys import revoke
    from selfeval.access.roles import COMMAND_LINE
    from selfeval.storage import Store

    with Store.open(database_url(data)) as store:
        revoke(store, id.partition(".")[0], by=COMMAND_LINE)
    _say(f"Nøglen {id.partition('.')[0]} er spærret.")


def _say(line: str, *, error: bool = False) -> None:
    typer.echo(line, err=error)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; ends the process with the exit code."""
    _write_what_there_is()
    try:
        code = app(args=arguments, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except SelfevalError as error:
        _say(str(error), error=True)
    except (typer.Abort, KeyboardInterrupt):
        _say("Afbrudt.", error=True)
    except UsageError as error:
        _say(f"{_usage(error)} Se 'selfeval --help'.", error=True)
        sys.exit(2)
    except Exception as error:
        if os.environ.get("SELFEVAL_DEBUG"):
            raise
        _say(
            f"Noget uventet gik galt ({type(error).__name__}). Sæt SELFEVAL_DEBUG=1, og prøv igen for at se hvor.",
            error=True,
        )
    sys.exit(1)


def _write_what_there_is() -> None:
    """Let a question mark stand for a letter that a file or window has none for, as on Windows' code pages."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _usage(error: Exception) -> str:
    """Return what is wrong with the command, in Danish: Typer's own words are English."""
    named = getattr(error, "param", None)
    words = (getattr(error, "option_name", None), getattr(named, "metavar", None), *getattr(named, "opts", ()), "noget")
    name = next(word for word in words if word)
    sentences = {
        "NoSuchOption": f"Valget {name} findes ikke.",
        "MissingParameter": f"Der mangler {name}.",
        "BadParameter": f"Værdien til {name} kan ikke bruges.",
    }
    return sentences.get(type(error).__name__, "Kommandoen findes ikke eller er skrevet forkert.")
