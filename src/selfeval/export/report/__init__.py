"""A `Document` as a file to take along: PDF for everybody, Word to write on in, Excel with the numbers behind.

What makes the files is loaded when one is asked for, so that nobody waits for it otherwise.
"""

from __future__ import annotations

from selfeval.export.report.formats import REPORTS, report_file, write_report

__all__ = ["REPORTS", "report_file", "write_report"]
