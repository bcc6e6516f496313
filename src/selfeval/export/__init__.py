"""Out of the house: a round as a file that people open in Excel, or that a machine reads."""

from __future__ import annotations

from selfeval.export.disk import write_file, write_round
from selfeval.export.formats import FORMATS, ExportedFile, OfferedFormat, export_round, exports

__all__ = ["FORMATS", "ExportedFile", "OfferedFormat", "export_round", "exports", "write_file", "write_round"]
