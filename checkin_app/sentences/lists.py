"""What is said of lists: why a row is doubtful, what a file is, what adds up."""

from __future__ import annotations

from checkin_app.sentences.marking import _

ROW_REASONS: dict[str, str] = {
    # rejected: somebody may be missing
    "no_identity": _("neither a name nor an e-mail address"),
    "unassigned_ticket": _("a ticket that nobody has been named for"),
    "value_too_long": _("a cell of more than 32,767 letters: the row is damaged"),
    "truncated_row": _("the file ends in the midst of this row: export the list again"),
    "too_many_fields": _("{cells} cells for {columns} columns: a delimiter stands within a cell"),
    "no_meeting": _("a day, a beginning or one of the two people is missing"),
    "unknown_participant": _("{name} is not on the list of people, or there are several"),
    "bad_stand": _("a stand without a number, a place or a size"),
    "stand_in_another_hall": _("stand {stand} is in the hall {hall} already: it was left out"),
    "held_and_not_drawn": _("stand {stand} is held, but in no hall: draw it, or free it"),
    "not_a_stand": _("the rectangle {name} is no stand: its name or its size is none"),
    "held_stand_kept": _("stand {stand} is no longer drawn, but held by {holder}: it was kept"),
    "units_repaired": _("the plan says {said}, but its stands have sizes in {unit}: it was read so"),
    "overlap": _("stands {stand} and {other} lie on top of each other ({area} m²)"),
    "outside_hall": _("stand {stand} lies outside {hall}"),
    "no_aisle": _("no aisle leads to stand {stand}"),
    "narrow_aisle": _("the aisle {aisle} is only {width} m wide"),
    "odd_size": _("stand {stand} has {area} m²: look whether that is right"),
    "area_differs": _("stand {stand} is said to have {area} m², but {drawn} m² are drawn"),
    "duplicate_stand": _("stand {stand} is drawn twice: the first one counts"),
    # ignored: nobody was in it
    "blank_row": _("an empty row"),
    "title_row": _("a title above the list"),
    "separator_line": _("the line that names the delimiter"),
    "repeated_header": _("the columns' names again"),
    "total_row": _("a total, not a person"),
    "section_row": _("a heading within the list"),
    "no_people_columns": _("a sheet without a column of names or e-mail addresses"),
    # merged
    "identical_row": _("the same row again"),
    "same_person": _("the same person again: the later row's values count"),
    "same_company": _("the same company again: the later row's values count"),
    # to look at
    "bad_email": _("{value} is no e-mail address: the person comes in without one"),
    "broken_number": _("{value} is a number that a spreadsheet has shortened: it was left out"),
    "cell_error": _("{value} is a spreadsheet's error: the cell was left empty"),
    "name_cut_unsure": _("{name} was cut into {first} and {last}: look whether that is right"),
    "names_swapped": _("first and last name stand the other way round than in row {into}"),
    "row_refitted": _("{cells} cells for {columns} columns: put together where a comma was not quoted"),
    "stand_is_a_date": _("the stand became a date ({value}) in the spreadsheet: it was left out"),
    "stand_held_by_another": _("stand {stand} is held by another exhibitor already: it was left so"),
    "unknown_category": _("{label} is no category known here: they come in as a visitor"),
    "unknown_status": _("{label} is no state known here: they come in as confirmed"),
    "unknown_country": _("{value} is no country known here: it was left out"),
    "homonyms": _("{name} stands in several rows: kept apart"),
    "several_tickets": _("{name} has several tickets: each is kept"),
    "shared_email": _("{email} is the address of several people: kept apart"),
    "hidden_rows": _("{count} rows are hidden in the spreadsheet: they were read as well"),
    "sheet_skipped": _("sheet {sheet} was left out: it looks like no list of people"),
    "encoding_repaired": _("{count} cells had their accents twisted and were put right, such as {example}"),
    "inconsistent_delimiter": _("the first line is cut by {header}, the others by {lines}: both were read"),
    "unbalanced_quote": _("a quotation mark is never closed: it was closed at the end of the line"),
    "file_cut": _("the file ends in the midst of a row: export the list again"),
}
"""Why a row of a list was rejected, ignored, merged or is doubtful: what stands behind "row 12: "."""


FILE_KINDS: dict[str, str] = {
    "pdf": _("a PDF document"),
    "png": _("a picture"),
    "jpeg": _("a picture"),
    "gif": _("a picture"),
    "tiff": _("a picture"),
    "bmp": _("a picture"),
    "rar": _("a RAR archive"),
    "7z": _("a 7z archive"),
    "gzip": _("a compressed file"),
    "zip": _("a ZIP archive"),
    "rtf": _("a text with layout (RTF)"),
    "sqlite": _("a database"),
    "program": _("a program"),
    "sound": _("a sound file"),
    "docx": _("a Word document"),
    "doc": _("a Word document"),
    "pptx": _("a presentation"),
    "ppt": _("a presentation"),
    "numbers": _("a Numbers document"),
    "odt": _("a text document"),
    "opendocument": _("an OpenDocument file"),
    "msg": _("an e-mail message"),
    "ole": _("an old Office document"),
    "html": _("a web page without a table"),
    "xml": _("an XML document"),
    "vcard": _("an address card or a calendar"),
    "binary": _("bytes that are no text"),
    "archive": _("a workbook or an archive"),
    "json": _("JSON"),
    "xlsx": _("an Excel workbook"),
    "xlsb": _("an Excel workbook"),
    "xls": _("an Excel workbook"),
    "ods": _("an OpenDocument spreadsheet"),
}
"""What a file is that is no list, or no whole one."""


RECONCILIATION: dict[str, str] = {
    "entries_match_passages": _("{entries} first entries, {passages} of them in the passages"),
    "passages_match_journal": _("{passages} passages, all in the journal"),
    "categories_add_up": _("{people} people, the categories add up"),
    "badges_have_entries": _("{badges} badges printed without an entry"),
    "nobody_cancelled_inside": _("{people} people inside whose registration is cancelled"),
}
"""What the closing page compares."""
