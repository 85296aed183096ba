"""MediaWiki exports and text files, in and out."""

from recension.exchange.export_reader import read_export
from recension.exchange.export_writer import ExportReport, write_export
from recension.exchange.folder import write_folder
from recension.exchange.git_stream import write_git_file, write_git_stream
from recension.exchange.importing import import_sources
from recension.exchange.report import ImportReport, Note, NoteKind
from recension.exchange.text_file import decoded, read_text_file
from recension.exchange.writing import replacing

__all__ = [
    "ExportReport",
    "ImportReport",
    "Note",
    "NoteKind",
    "decoded",
    "import_sources",
    "read_export",
    "read_text_file",
    "replacing",
    "write_export",
    "write_folder",
    "write_git_file",
    "write_git_stream",
]
