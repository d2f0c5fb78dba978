"""The colours of the lists and plans on paper: the light theme of the screen, which prints well."""

from __future__ import annotations

TEXT = "#17202B"
MUTED = "#5C6877"
LINE = "#DFE4EA"
STRONG_LINE = "#C3CBD5"
BACKGROUND = "#F4F6F8"
SURFACE = "#FFFFFF"
ACCENT, ACCENT_SOFT = "#0B6E75", "#E3F2F2"
GOOD, GOOD_SOFT = "#147D3F", "#E6F5EC"
CAUTION, CAUTION_SOFT = "#9A5B00", "#FFF3DD"
STOP, STOP_SOFT = "#B3261E", "#FDEBEA"
