"""The printer that is always there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checkin_app.documents import raster
from checkin_app.domain.badge import PrintState
from checkin_app.errors import EnvironmentProblem
from checkin_app.printing.choose import available_spoolers
from checkin_app.printing.pdf_folder import NAME, PdfFolder

PDF = b"%PDF-1.4 a badge"


def test_each_job_is_a_numbered_file_named_after_the_person(tmp_path: Path):
    folder = PdfFolder(tmp_path / "badges")
    assert not folder.folder.exists()
    first, second = folder.submit(PDF, NAME, "Núñez Rodríguez Beatriz"), folder.submit(PDF, NAME, "../..//Puig?")
    assert (first, second) == ("0001-Nunez-Rodriguez-Beatriz.pdf", "0002-Puig.pdf")
    assert (folder.folder / first).read_bytes() == PDF
    assert sorted(os.listdir(folder.folder)) == [first, second]


def test_numbers_go_on_after_those_of_yesterday_and_of_another_window(tmp_path: Path):
    (tmp_path / "0041-yesterday.pdf").write_bytes(PDF)
    assert PdfFolder(tmp_path).submit(PDF, NAME, "a") == "0042-a.pdf"
    assert PdfFolder(tmp_path).submit(PDF, NAME, "Ωμέγα") == "0043-badge.pdf"


def test_a_job_is_done_while_its_file_is_there_and_uncertain_once_it_is_gone(tmp_path: Path):
    folder = PdfFolder(tmp_path)
    job = folder.submit(PDF, NAME, "a")
    assert folder.job(job).state is PrintState.DONE
    (tmp_path / job).unlink()
    assert (folder.job(job).state, folder.job(job).reason) == (PrintState.UNCERTAIN, "unknown_job")
    assert folder.job("../../etc/passwd").state is PrintState.UNCERTAIN


def test_a_folder_that_cannot_be_written_is_a_problem_and_leaves_nothing(tmp_path: Path):
    (tmp_path / "badges").write_text("a file where the folder should be")
    with pytest.raises(EnvironmentProblem) as raised:
        PdfFolder(tmp_path / "badges").submit(PDF, NAME, "a")
    assert raised.value.code == "cannot_write"


def test_the_pdf_folder_is_the_last_of_the_ways_to_paper_and_each_has_a_kind_of_its_own(tmp_path: Path):
    spoolers = available_spoolers(tmp_path, raster, tuple)
    assert isinstance(spoolers[-1], PdfFolder)
    kinds = [spooler.kind for spooler in spoolers]
    assert len(kinds) == len(set(kinds)) == 3
    assert [printer.kind for printer in spoolers[-1].printers()] == ["pdf"]
