"""The English sentences of problems and reasons, by their stable codes. `wording` translates them where they are shown.

A sentence of a problem says what happened, what was kept, and what to do next. `_` only marks them for the catalogues.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


PROBLEMS: dict[str, str] = {
    "event_file_missing": _("There is no file {path}. Open another event, or make one from a list."),
    "event_file_empty": _("{path} is empty: there is no event in it. Open another file, or the last backup."),
    "event_file_foreign": _("{path} is not an event file of Accueil. It was left as it is; open another file."),
    "event_file_newer": _(
        "{path} was written by a newer version of Accueil. It was left as it is; update this computer, then open it again."
    ),
    "event_file_damaged": _("{path} is damaged and was left as it is. Open the last backup, and keep this file for repair."),
    "event_file_in_use": _("{path} is already open in another window on this computer (process {pid}). Go on in that window."),
    "event_file_in_use_elsewhere": _(
        "{path} is open on the computer {host}. Close it there; if that computer is off, wait a minute and open it again."
    ),
    "file_exists": _("{path} exists already and was left as it is. Choose another name."),
    "file_missing": _("There is no file {path}. Check the name."),
    "cannot_read": _("{path} cannot be read: {why}. Nothing was changed."),
    "cannot_write": _("{path} cannot be written: {why}. Nothing was half-written; choose another folder or free some room."),
    "cannot_open": _("{path} cannot be opened ({why}). Check that the folder exists and may be written."),
    "disk_full": _(
        "The disk is full: the last act was not stored. What was stored before is safe; free some room and do it again."
    ),
    "disk_error": _(
        "The disk that holds {path} does not answer ({why}). The last act was not stored; what was before is safe."
    ),
    "event_read_only": _("{path} may only be read: nothing was stored. Copy it to a folder that may be written and open that."),
    "event_busy": _("{path} is held by another program: nothing was stored. Close that program and do it again."),
    "event_without_name": _("An event needs a name."),
    "event_without_days": _("An event needs at least one day, as 2010-07-01."),
    "unknown_timezone": _("There is no time zone {timezone}. Use a name such as Europe/Paris."),
    "bad_date": _("{text} is not a date. Write it as 2010-07-01."),
    "bad_time": _("{text} is not a time. Write it as 2010-07-01T09:30."),
    "unknown_attendee": _("Nobody here has the id {id}. Look the person up by name."),
    "unknown_record": _("There is no record {record}. Copy the id that the check-in printed."),
    "event_full": _("The event is full: it has room for {capacity} people. A supervisor may go on all the same."),
    "cannot_undo": _("{record} is not something that can be undone."),
    "nothing_to_undo": _("There is nothing to undo at this desk."),
    "unknown_checkpoint": _("There is no checkpoint {checkpoint}. This event has: {known}."),
    "entrance_stays": _("The entrance stays: every event has one. Change its rule instead."),
    "checkpoint_without_name": _("A checkpoint needs a name, such as Lunch."),
    "checkpoint_exists": _("There is a checkpoint {name} already. Choose another name."),
    "role_needed": _("This needs a PIN: {role}. Nothing was changed."),
    "wrong_pin": _("This PIN opens nothing here. Type it again."),
    "pin_locked": _("Too many wrong PINs: the next one is looked at in {seconds} seconds."),
    "not_a_pin": _("A PIN has 4 to 12 digits. Nothing was changed."),
    "organiser_pin_first": _("Set the organiser's PIN first: without it everybody could take the others away."),
    "pin_of_another_role": _("Another role has this PIN already. Choose another one."),
    "badge_versions_used_up": _("{name} has had as many badges as one person can. Register them once more on the spot."),
    "unknown_stand": _("There is no stand {stand}. Check the number on the plan."),
    "unknown_exhibitor": _("There is no exhibitor {exhibitor}. Check the name, or import the exhibitors first."),
    "stand_held": _("Stand {stand} is held by {holder}. Vacate it, or swap the two."),
    "stand_free": _("Nobody holds stand {stand}."),
    "same_stand": _("{stand} is the stand itself."),
    "unknown_layout": _("There is no badge layout {layout}. There are: {known}."),
    "unknown_sheet": _("There is no sheet {sheet}. There are: {known}."),
    "unknown_printer": _("There is no printer {printer}. Choose one in the settings; badges can go to PDF meanwhile."),
    "unknown_job": _("There is no print job {job}."),
    "no_such_paper": _(
        "{printer} has no paper of {size}: nothing was printed. Choose another layout, or another printer in the settings."
    ),
    "printer_closed": _("The queue of {printer} takes no jobs: nothing was printed. Open it, or choose another printer."),
    "printer_refuses": _("{printer} refused the badge: nothing was printed. Look at the printer, or choose another."),
    "print_system_silent": _("This computer's print system does not answer ({why}). Badges can go to PDF meanwhile."),
    "no_badges": _("There is nobody to print a badge for."),
    "person_without_name": _("A person needs a name: type at least the last name."),
    "unknown_field": _("There is no field {field}."),
    "unknown_value": _("{value} is not a {field}. It may be: {known}."),
    "no_hall": _("This event has no hall plan yet. Import floorplan.json first."),
    "list_without_people": _("{path}: no person was found in it ({rows} rows read). Nothing was changed."),
    "file_unreadable": _("{file} cannot be read: {why}. Nothing was changed."),
    "empty_file": _("{file} is empty. Nothing was changed; export the list again."),
    "not_a_table": _("{file} is no list but {is_a}. Nothing was changed; save the list as XLSX or CSV."),
    "corrupt_file": _("{file} is {is_a}, and damaged. Nothing was changed; export the list again."),
    "password_protected": _("{file} is locked with a password. Nothing was changed; save a copy of it without one."),
    "too_large": _("{file} has {megabytes} MB, more than the {limit} MB of the longest list. Nothing was changed."),
    "too_large_uncompressed": _("{file} unpacks to {megabytes} MB: that is no list. Nothing was changed."),
    "too_many_rows": _("{file} has more than {limit} rows. Nothing was changed; cut the list in parts."),
    "too_many_columns": _("A row of the list has more than {limit} columns. Nothing was changed; save it as XLSX or CSV."),
    "cells_too_far": _(
        "{file} has a cell at {cell}, far from all others. Nothing was changed; delete it and save the list again."
    ),
    "unsafe_xml": _("{file} has parts that may do harm ({part}). Nothing was changed; save the list as CSV."),
    "reading_took_too_long": _("{file} was not read within {seconds} seconds. Nothing was changed; save the list as CSV."),
    "reader_died": _("{file} cannot be read: the reader gave up on it. Nothing was changed; save the list as CSV."),
    "no_data_rows": _("{file} holds nobody that could be imported. Nothing was changed; export the list again."),
    "no_header": _("No line of {sheet} names the columns. Nothing was changed; write the titles above them."),
    "unknown_column": _("The list has no column {column}. It has: {columns}."),
    "unknown_kind": _("There is no kind of list {kind}. There are: {kinds}."),
    "not_a_floorplan": _("{file} draws no hall: it has no stands with a place and a size. Nothing was changed."),
    "layout_unreadable": _("{path} is no badge layout: {why}. Correct it, or choose another."),
    "code_too_long": _("The code has {length} characters: too many for a badge."),
    "sheet_too_small": _("The layout {layout} does not fit on the labels of {sheet}. Choose another sheet."),
    "unknown_export_format": _("{ending} is not a format that can be written here. Let the name end in one of: {known}."),
    "unknown_paper": _("There is no paper {paper}. There are: {known}."),
    "unknown_export": _("There is no export {what}. There are: {known}."),
    "backup_does_not_verify": _("The copy {path} does not agree with the event and was taken away. Try another disk."),
    "ids_or_category": _("Name people or a category, not both."),
    "needs_window": _("The window needs a screen, and there is none here. Use the commands instead: checkin-app --help."),
}
"""Every `Problem.code` and its sentence."""

PRINT_REASONS: dict[str, str] = {
    "media_empty": _("no paper"),
    "media_jam": _("paper jam"),
    "media_needed": _("waits for paper to be put in"),
    "media_unsupported": _("this printer has no such paper"),
    "cover_open": _("cover open"),
    "toner_empty": _("no ink or toner left"),
    "toner_low": _("ink or toner low"),
    "not_answering": _("the printer does not answer: is it on?"),
    "offline": _("printer switched off or unplugged"),
    "paused": _("the queue is paused"),
    "printer_stopped": _("the queue has stopped"),
    "rejecting_jobs": _("the queue takes no jobs"),
    "refused": _("the printer refused it"),
    "cancelled": _("cancelled at the printer or its queue"),
    "aborted": _("given up by the print system"),
    "held": _("held in the queue"),
    "document_error": _("the printer could not read it"),
    "missing_history": _("the printer lost power or its memory: look for the badge"),
    "interrupted": _("the program stopped before the end: look for the badge"),
    "unknown_job": _("no longer in the queue: look for the badge"),
    "unknown_printer": _("no such printer"),
    "print_system_silent": _("this computer's print system does not answer"),
    "folder_unwritable": _("the folder of the PDF files cannot be written"),
    "other": _("something is wrong: look at the printer"),
}
"""Why a badge does not come out, in few words: they stand behind the badge's state in the band."""

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
