"""sqlite-utils, loaded without numpy and pandas.

It looks for both, to know their types of columns; ours are plain. Numpy, which the solver brings, would cost each start of the
window and of a command a fifth of its time.
"""

from __future__ import annotations

import sys

_HIDDEN = [name for name in ("numpy", "pandas") if name not in sys.modules]

# Python's own way to say that there is no such module, for as long as sqlite-utils is loaded.
sys.modules.update(dict.fromkeys(_HIDDEN))  # type: ignore[arg-type]
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _HIDDEN:
        del sys.modules[_name]

__all__ = ["Database", "Migrations"]
