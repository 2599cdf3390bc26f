"""`numcheck config`: the settings in force, and the schema of the file that makes them."""

from __future__ import annotations

from typing import Annotated

import typer

from numcheck.cli import desk, output
from numcheck.cli.exits import Exit
from numcheck.cli.options import ConfigFile


def config(
    show: Annotated[
        bool, typer.Option("--show", help="Print each setting, and where it comes from (if unset).")
    ] = True,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a settings file.")] = False,
    file: ConfigFile = None,
) -> int:
    """Show the settings in force, or the schema of their file."""
    if schema:
        from numcheck.config.schema import json_schema_text

        output.write(json_schema_text(), None)
        return Exit.OK
    from numcheck.config.show import shown

    chosen = desk.config(file)
    desk.vetted(chosen)
    output.write(shown(chosen), None)
    return Exit.OK
