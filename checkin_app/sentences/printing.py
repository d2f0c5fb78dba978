"""What is said of badges that do not come out: why, with the printer's name, and what to do about it."""

from __future__ import annotations

from checkin_app.sentences.marking import _

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
    "too_hot": _("the print head is too hot: it goes on by itself"),
    "too_cold": _("the print head is too cold"),
    "label_waiting": _("the last label waits to be taken"),
    "wrong_roll": _("another roll is in the printer"),
    "busy": _("somebody else is printing"),
    "connection_lost": _("the connection broke off: look for the badge"),
    "mute": _("it does not say whether paper came out: look for the badge"),
    "other": _("something is wrong: look at the printer"),
}
"""Why a badge does not come out, in few words: they stand behind the badge's state in the band."""


PRINT_TROUBLES: dict[str, str] = {
    "media_empty": _("no paper in {printer}"),
    "media_jam": _("paper jam in {printer}"),
    "media_needed": _("{printer} waits for paper to be put in"),
    "media_unsupported": _("{printer} has no paper of {size}"),
    "cover_open": _("the cover of {printer} is open"),
    "toner_empty": _("no ink, toner or ribbon left in {printer}"),
    "not_answering": _("{printer} does not answer"),
    "offline": _("{printer} is switched off or unplugged"),
    "paused": _("{printer} is paused"),
    "printer_stopped": _("the queue of {printer} has stopped"),
    "rejecting_jobs": _("the queue of {printer} takes no jobs"),
    "refused": _("{printer} refused it"),
    "cancelled": _("cancelled at {printer}"),
    "wrong_roll": _("another roll is in {printer}"),
    "label_waiting": _("the last label waits in {printer}"),
    "unknown_printer": _("there is no printer {printer}"),
}
"""What is wrong with a print job, by name where the few words of `PRINT_REASONS` can be said so."""


PRINT_ADVICE: dict[str, str] = {
    "media_empty": _("Put paper in: the badge comes out by itself."),
    "media_jam": _("Take the paper out and close the printer: the badge comes out by itself."),
    "media_needed": _("Put the paper of this badge in."),
    "media_unsupported": _("Choose another layout, or another printer."),
    "cover_open": _("Close it: the badge comes out by itself."),
    "toner_empty": _("Put ink, toner or ribbon in: the badge comes out by itself."),
    "not_answering": _("Switch it on and look at its cable: the badge comes out by itself."),
    "offline": _("Switch it on and look at its cable: the badge comes out by itself."),
    "paused": _("Let it go on, at the printer or in this computer's list of printers."),
    "printer_stopped": _("Let it go on, in this computer's list of printers."),
    "rejecting_jobs": _("Open it, in this computer's list of printers."),
    "refused": _("Look at the printer's display, then print again."),
    "aborted": _("Print it again."),
    "held": _("Let the job go on, in this computer's list of printers."),
    "document_error": _("Print it on another printer."),
    "missing_history": _("Look for the badge; print it again if it is not there."),
    "interrupted": _("Look for the badge; print it again if it is not there."),
    "unknown_job": _("Look for the badge; print it again if it is not there."),
    "connection_lost": _("Look for the badge; print it again if it is not there."),
    "mute": _("Look for the badge; print it again if it is not there."),
    "unknown_printer": _("Choose a printer in the settings."),
    "print_system_silent": _("Badges can go to PDF meanwhile."),
    "folder_unwritable": _("Make room on the disk, or open the folder."),
    "too_cold": _("Wait until it is warm."),
    "label_waiting": _("Take it out: the badge comes out by itself."),
    "wrong_roll": _("Put the roll of the settings in, or name this one there."),
    "other": _("Look at the printer, then print again."),
}
"""What to do about it, where there is anything to do."""
