"""The colours by name and the measures of the frame: plain values, for the first frame has them before anything is loaded."""

from __future__ import annotations

LIGHT: dict[str, str] = {
    "background": "#F4F6F8", "surface": "#FFFFFF", "sunken": "#E9EDF1", "line": "#DFE4EA", "strong_line": "#C3CBD5",
    "text": "#17202B", "muted": "#5C6877", "accent": "#0B6E75", "accent_soft": "#E3F2F2", "accent_ink": "#FFFFFF",
    "mark": "#C4E3E4", "good": "#147D3F", "good_soft": "#E6F5EC", "caution": "#9A5B00", "caution_soft": "#FFF3DD",
    "stop": "#B3261E", "stop_soft": "#FDEBEA", "attention": "#8A2268",
    "rail": "#10262B", "rail_ink": "#B9CBD0", "rail_on": "#1C424B",
    "rail_on_ink": "#FFFFFF", "band_ink": "#FFFFFF",
}  # fmt: skip
"""The tokens of the design paper "The screens", and the few that its pictures add; `theme` adds those of the categories."""

DARK: dict[str, str] = {
    "background": "#10171D", "surface": "#182129", "sunken": "#0C1217", "line": "#2B3742", "strong_line": "#445361",
    "text": "#EDF2F6", "muted": "#A3B1BE", "accent": "#4FC3CB", "accent_soft": "#143A3F", "accent_ink": "#06272A",
    "mark": "#1D5C62", "good": "#5BD08B", "good_soft": "#12351F", "caution": "#F0B458", "caution_soft": "#3A2A0C",
    "stop": "#FF8A80", "stop_soft": "#431B18", "attention": "#F07CC8",
    "rail": "#0B1418", "rail_ink": "#A9BCC2", "rail_on": "#1C424B",
    "rail_on_ink": "#FFFFFF", "band_ink": "#08140C",
    "visitor": "#A3B1BE", "exhibitor": "#4FC3CB", "speaker": "#C49BF0", "organiser": "#F2935F", "press": "#86AEFF",
    "vip": "#DDBB4C",
}  # fmt: skip

SIZE = (1366, 768)
"""The laptop that a venue lends, in pixels."""

RAIL_WIDTH, HEADER_HEIGHT, FOOTER_HEIGHT = 84, 56, 34
