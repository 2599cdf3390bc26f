"""`numcheck ledger`: the paper's own memory, one file of all claims that it has printed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, ledger_answers, output, tables
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import ConfigFile, Form, LedgerFile, NoCache, Output, PubDate, Since, Texts, Until

if TYPE_CHECKING:
    from numcheck.ledger.query import Asked
    from numcheck.ledger.store import Ledger

app = typer.Typer(help="Keep the claims of published articles, and ask what was printed.", no_args_is_help=True)

Words = Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words of the claim: Russian troops Ukraine.")]
Source = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Of sources with this in their name.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many claims.")]


@app.command("add")
def add(
    files: Texts,
    ledger: LedgerFile = None,
    pub_date: PubDate = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
) -> int:
    """Keep the claims of articles, one transaction each; what is there already, unchanged, is left alone.

    An article is known by its file's place from the ledger's folder, and by its content. A corrected one replaces the
    claims that it had.
    """
    from dataclasses import replace

    from numcheck.alignment.families import kin_of
    from numcheck.cache import ArticleCache, user_folder
    from numcheck.ledger.entry import content_digest, entry_of, kept_name
    from numcheck.ledger.reader import reader_of
    from numcheck.ledger.store import Ledger
    from numcheck.model.documents import Role
    from numcheck.rules.lexicon import load_lexicon

    chosen = desk.config(config)
    file = desk.ledger_file(ledger, chosen)
    day = arguments.day("--pub-date", pub_date)
    desk.named_files(files)
    settings = desk.settings(chosen)
    cache = None if no_cache else ArticleCache(chosen.cache or user_folder())
    reader, kin = reader_of(settings), kin_of(load_lexicon(chosen.lexicon))
    done: Counter[str] = Counter()
    with Ledger(file, create=True, writing=True) as kept:
        gathered = desk.gather(chosen, [(files, Role.SOURCE)], every_take=True)
        faults = list(gathered.faults)
        for document in output.watched(desk.dated(gathered.documents, day), len(gathered.documents), "articles"):
            named = replace(document, name=kept_name(document.name, file))
            if kept.unchanged(named.name, content_digest(named), reader):
                done["unchanged"] += 1
                continue
            read = desk.read_through([document], settings, cache=cache)
            faults += read.faults
            for article in read.articles:
                claims = [replace(claim, document=named.name) for claim in article.claims]
                done[kept.add(entry_of(named, claims, reader, kin)).value] += 1
    output.tell_faults(faults)
    output.tell(f"{file}: {_counted(done)}")
    return Exit.BROKEN if faults else Exit.OK


@app.command("remove")
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Articles, by file or by the ledger's name.")],
    ledger: LedgerFile = None,
    config: ConfigFile = None,
) -> int:
    """Take articles out; one that is not there is said, and the rest goes on."""
    from numcheck.ledger.entry import kept_name

    file = desk.ledger_file(ledger, desk.config(config))
    absent = 0
    with _opened(file, writing=True) as kept:
        for name in names:
            if not (kept.remove(name) or kept.remove(kept_name(name, file))):
                output.tell(f"{file}: there is no article {name}")
                absent += 1
    output.tell(f"{file}: {len(names) - absent} removed")
    return Exit.BROKEN if absent else Exit.OK


@app.command("query")
def query(
    words: Words = None,
    ledger: LedgerFile = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    form: Form = "table",
    limit: Limit = 50,
    out: Output = None,
    config: ConfigFile = None,
) -> int:
    """List the claims that words describe, the latest first; without words, all."""
    found = _asked(words, ledger, config, days=(since, until), source=source, form=form, out=out)
    return _written(ledger_answers.listed(found.claims[:limit], len(found.claims), form), form, out)


@app.command("timeline")
def timeline(
    words: Words = None,
    ledger: LedgerFile = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    form: Form = "table",
    out: Output = None,
    config: ConfigFile = None,
) -> int:
    """Tell how a figure moved, the earliest first: what stood from when on, who said so, and where it was printed."""
    from numcheck.ledger.query import timeline as steps_of

    found = _asked(words, ledger, config, days=(since, until), source=source, form=form, out=out)
    return _written(ledger_answers.moved(steps_of(found.claims), form), form, out)


@app.command("stats")
def stats(ledger: LedgerFile = None, config: ConfigFile = None) -> int:
    """Say what the ledger holds."""
    with _opened(desk.ledger_file(ledger, desk.config(config))) as kept:
        output.write(ledger_answers.statistics(kept.statistics(), kept.file), None)
    return Exit.OK


@app.command("export")
def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write; it must be empty or new.")],
    ledger: LedgerFile = None,
    config: ConfigFile = None,
) -> int:
    """Write all articles and claims as Parquet: FOLDER/articles/ and FOLDER/claims/, 1,000 articles a file."""
    from numcheck.ledger.frames import write_parts

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageFault(f"{folder}: not empty; name a folder that is empty or new")
    with _opened(desk.ledger_file(ledger, desk.config(config))) as kept:
        write_parts(folder, kept.entries())
        held = kept.statistics()
    output.tell(f"{folder}: {held.articles:,} articles, {held.claims:,} claims")
    return Exit.OK


@app.command("import")
def import_(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="What `ledger export` or `ingest` wrote.")],
    ledger: LedgerFile = None,
    config: ConfigFile = None,
) -> int:
    """Add the articles of an exported folder, one transaction each; what is there already is left alone."""
    from numcheck.ledger.frames import frames_to_entries, parts, read_part
    from numcheck.ledger.store import Ledger

    numbers = parts(folder)
    if not numbers:
        raise UsageFault(f"{folder}: no export; expected {folder / 'articles'} with part-00000.parquet")
    file = desk.ledger_file(ledger, desk.config(config))
    done: Counter[str] = Counter()
    with Ledger(file, create=True, writing=True) as kept:
        for number in output.watched(numbers, len(numbers), "parts"):
            done.update(kept.add(entry).value for entry in frames_to_entries(*read_part(folder, number)))
    output.tell(f"{file}: {_counted(done)}")
    return Exit.OK


@app.command("vacuum")
def vacuum(ledger: LedgerFile = None, config: ConfigFile = None) -> int:
    """Check the file, give back the room of what was removed, and bring its tables up to date."""
    file = desk.ledger_file(ledger, desk.config(config))
    with _opened(file, writing=True) as kept:
        before = kept.statistics().size
        kept.vacuum()
        output.tell(f"{file}: sound; {before:,} bytes before, {kept.statistics().size:,} now")
    return Exit.OK


def _counted(done: Counter[str]) -> str:
    told = ", ".join(f"{done[kind]:,} {kind}" for kind in ("added", "replaced", "unchanged") if done[kind])
    return told or "nothing added"


def _asked(
    words: list[str] | None,
    ledger: Path | None,
    config: Path | None,
    *,
    days: tuple[str | None, str | None],
    source: str | None,
    form: str,
    out: Path | None,
) -> Asked:
    """What the ledger of a call answers, once the call is known to make sense; what it leaves out is told."""
    from numcheck.ledger.query import query
    from numcheck.rules.lexicon import load_lexicon

    chosen = desk.config(config)
    arguments.choice("--format", form, tables.FORMATS)
    file = desk.ledger_file(ledger, chosen)
    output.not_an_input(out, [str(file), *desk.own_files(chosen)])
    asked = [word for given in words or () for word in given.split()]
    with _opened(file) as kept:
        found = query(kept, load_lexicon(chosen.lexicon), asked, *arguments.days(*days), source)
    if found.absent:
        output.tell(f"not in the archive, and left out: {', '.join(found.absent)}")
    if found.cut:
        output.tell("more articles hold these words than were looked through; narrow them down, or name days")
    return found


def _written(text: str, form: str, out: Path | None) -> int:
    return Exit.OK if tables.write(text, form, out) else Exit.BROKEN


def _opened(file: Path, *, writing: bool = False) -> Ledger:
    from numcheck.ledger.store import Ledger

    return Ledger(file, writing=writing)
