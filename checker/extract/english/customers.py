"""Whose takings come from where: of a firm's revenue a land has no part but as its buyer."""

from __future__ import annotations

from checker.extract.frame import KNOWN_FIRMS, LANDS, Frame
from checker.packs import Pack


def from_buyers(frame: Frame, pack: Pack) -> None:
    """Turn a land's part of a firm's takings into the firm's: “revenue was $4 billion, of which Chinese customers paid 29%”."""
    if frame.kind != "share" or frame.metric not in ("revenue", "sales") or frame.counterparty is not None:
        return
    if pack.kind(frame.subject) in LANDS and pack.kind(frame.whole) in KNOWN_FIRMS:
        frame.counterparty, frame.subject = frame.subject, frame.whole
