"""Every test begins in English and with settings of nobody, whatever ran before it and whoever runs it.

What hypothesis makes up is the same in every run, and may take its time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

from checkin_app.wording import use_language

settings.register_profile("anywhere", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("anywhere")

_numbers = count()


@pytest.fixture(scope="session", autouse=True)
def _config_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Also for what is made once for many tests."""
    folder = str(tmp_path_factory.mktemp("config"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACCUEIL_CONFIG", f"{folder}/shared")
        patch.setenv("LANGUAGE", "en")
        use_language("en")
        yield folder


@pytest.fixture(autouse=True)
def _own_settings(_config_folder: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder itself is made by whoever keeps something in it."""
    monkeypatch.setenv("ACCUEIL_CONFIG", f"{_config_folder}/{next(_numbers)}")
    use_language("en")
    yield
    use_language("en")
