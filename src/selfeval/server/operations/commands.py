"""The administrator's commands, added to `selfeval`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from selfeval.errors import NotFound
from selfeval.storage.databases.database import Database
from selfeval.storage.databases.location import data_folder, database_url
from selfeval.storage.databases.opening import open_database
from selfeval.text import plural, today

Data = Annotated[
    Path | None, typer.Option("--data", help="Mappen med svarene.", show_default="brugerens egen datamappe")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Sig kun, hvad der ville blive slettet.")]
Replace = Annotated[
    bool, typer.Option("--replace", help="Kun PostgreSQL: Tøm databasen først, når der er taget en kopi af den.")
]


def add_to(app: typer.Typer) -> None:
    """Let the program have these commands."""
    for name, command in (
        ("backup", backup),
        ("restore", restore),
        ("purge", purge),
        ("doctor", doctor),
        ("migrate", migrate),
    ):
        app.command(name)(command)


def backup(
    file: Annotated[Path, typer.Argument(help="Filen, der skal skrives. Den må ikke findes.", metavar="FIL")],
    data: Data = None,
) -> None:
    """Tag en sikkerhedskopi af alle svar i én fil, også mens serveren kører."""
    from selfeval.storage.upkeep.backup import back_up

    with _database(data) as database:
        made = back_up(database, file)
    typer.echo(f"Sikkerhedskopien er skrevet: {made}")
    typer.echo("Den rummer alt og er ikke krypteret. Gem den sikkert, og slet den, når dens runder skal slettes.")


def restore(
    file: Annotated[Path, typer.Argument(help="En fil fra 'selfeval backup'.", metavar="FIL")],
    data: Data = None,
    replace: Replace = False,
) -> None:
    """Gå tilbage til en sikkerhedskopi. Den nuværende database bliver gemt ved siden af."""
    from selfeval.storage.migrations import HEAD
    from selfeval.storage.upkeep.restore import restore as bring_back

    with _database(data) as database:
        done = bring_back(database, file, replace=replace)
    typer.echo(f"Gendannet fra {file.expanduser().absolute()}.")
    if done.revision != HEAD:
        typer.echo(f"Den havde skema {done.revision} og er opgraderet til {HEAD}.")
    if done.kept:
        typer.echo(f"Den hidtidige database er gemt i {done.kept}. Slet den, når alt er, som det skal være.")
    purge(data)


def purge(data: Data = None, dry_run: DryRun = False) -> None:
    """Slet de runder, hvis dato er kommet, og skriv en kvittering. Der er ingen vej tilbage."""
    from selfeval.storage import Store
    from selfeval.workshop.round.deletion import due_lines, purge_due, purge_lines

    _require_one(data)
    with Store.open(database_url(data), copies=data_folder(data)) as store:
        if dry_run:
            lines = due_lines(store.due_rounds(today()))
        else:
            done = purge_due(store, today(), thorough=True)
            lines = purge_lines(done)
    _say(lines or ["Ingen runde skal slettes nu."])
    if not dry_run and not done.clean:
        raise typer.Exit(1)


def doctor(data: Data = None) -> None:
    """Se efter, om alt er, som det skal være, og sig, hvad der skal gøres. Intet bliver ændret."""
    from selfeval.server.operations.checks.doctor import examine
    from selfeval.server.operations.checks.finding import Severity

    wrong = 0
    with _database(data) as database:
        for finding in examine(database, data_folder(data), today()):
            typer.echo(str(finding))
            wrong += finding.severity == Severity.WRONG
    if wrong:
        typer.echo(f"{plural(wrong, 'ting', 'ting')} skal rettes.", err=True)
        raise typer.Exit(1)


def migrate(data: Data = None) -> None:
    """Bring en ældre database op til denne udgave, når der er taget en kopi af den."""
    from selfeval.storage.upkeep.upgrade import upgrade

    with _database(data) as database:
        done = upgrade(database)
    if done.before == done.after:
        typer.echo(f"Intet at gøre: Databasen har skema {done.after}, som er det nyeste.")
        return
    typer.echo(f"Databasen er opgraderet fra skema {done.before} til {done.after}.")
    if done.copy:
        typer.echo(f"Som den var før, ligger den i {done.copy}. Slet den, når alt er, som det skal være.")


@contextmanager
def _database(data: Path | None) -> Iterator[Database]:
    with closing(open_database(database_url(data), copies=data_folder(data))) as database:
        yield database


def _require_one(data: Path | None) -> None:
    """Raise where there is no database: a mistyped folder must not become a new and empty one."""
    with _database(data) as database:
        if not database.exists():
            raise NotFound(f"Der er ingen database i {database.name}; skriv den rigtige mappe med --data.")


def _say(lines: list[str]) -> None:
    for line in lines:
        typer.echo(line)
