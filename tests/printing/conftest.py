"""The print shop, opened once a module; no window opens while pages are painted."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from tests.printing import print_shop
from tests.printing.print_shop import PrintShop


@pytest.fixture(scope="module")
def shop() -> Iterator[PrintShop]:
    """A CUPS of our own, where the machine has what that takes."""
    lacking = print_shop.missing()
    if lacking:
        pytest.skip(lacking)
    with print_shop.opened() as opened:
        yield opened
