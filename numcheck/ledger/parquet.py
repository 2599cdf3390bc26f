"""Frames in Parquet files, with the types that were declared for them. The one door to pyarrow."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from numcheck.faults import UnusableError

if TYPE_CHECKING:
    from pandas import DataFrame

Schema = Mapping[str, str]
"""Names of columns, in their order, to types: int64, float64, str, or list<int64>."""


class ParquetError(UnusableError):
    """A Parquet file that cannot be read or written as asked; the message is one line with the file's name."""


class Appending:
    """A Parquet file that grows by frames; a context manager. What has been written is not kept in memory."""

    def __init__(self, file: Path, schema: Schema) -> None:
        from pyarrow.parquet import ParquetWriter

        self._schema = _arrow(schema)
        self._writer = ParquetWriter(file, self._schema)

    def __enter__(self) -> Appending:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()

    def write(self, frame: DataFrame) -> None:
        """Adds the rows of a frame; columns that are not of the schema are left out."""
        from pyarrow import Table

        self._writer.write_table(Table.from_pandas(frame, self._schema, preserve_index=False))


def write(frame: DataFrame, schema: Schema, file: Path) -> None:
    """Writes a frame as a whole or not at all.

    Raises:
        ParquetError: if it cannot be written.
    """
    partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
    try:
        with Appending(partial, schema) as appending:
            appending.write(frame)
        os.replace(partial, file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ParquetError(f"{file}: cannot be written: {_told(error)}") from error


def _told(error: OSError) -> str:
    """Why, in the system's words: Arrow's errors have the system's number, but a text of their own."""
    return (os.strerror(error.errno) if error.errno else str(error)).lower()


def read(file: Path, schema: Schema) -> DataFrame:
    """The columns of a schema, in its types.

    Raises:
        ParquetError: if the file is not there, is no Parquet file or lacks a column.
    """
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(file) as opened:
            table = opened.read(columns=list(schema)).select(list(schema)).cast(_arrow(schema))
    except (OSError, ArrowException, KeyError, ValueError) as error:
        raise ParquetError(f"{file}: this is no part of an archive: {_line(error)}") from error
    frame: DataFrame = table.to_pandas()
    return typed(frame, schema)


def typed(frame: DataFrame, schema: Schema) -> DataFrame:
    """A frame with exactly the columns and types of a schema; lists are objects to pandas."""
    kinds = {name: "object" if kind.startswith("list") else kind for name, kind in schema.items()}
    return frame[list(schema)].astype(kinds)


def empty(schema: Schema) -> DataFrame:
    """A frame of the schema without rows."""
    from pandas import DataFrame

    return typed(DataFrame({name: [] for name in schema}), schema)


def _arrow(schema: Schema) -> Any:  # noqa: ANN401 - pyarrow has no types
    import pyarrow as pa

    kinds = {
        "int64": pa.int64(),
        "float64": pa.float64(),
        "str": pa.large_string(),
        "list<int64>": pa.list_(pa.int64()),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in schema.items()])


def _line(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split())[:200]
