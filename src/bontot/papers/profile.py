"""
The layout of Party documents as data: one versioned profile that every renderer reads.

Source: DOMAIN, section 10 — margins of the published handbook, sizes and forms of the guide on Party papers. A new
guide is a new profile beside this one; papers already issued keep theirs.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutProfile:
    """
    Lengths in millimetres, type sizes and gaps in points, shares of the text width in percent.

    What begins with `compact` is for working sheets (the roll, the note slip), which must hold on one page.

    `fonts` go from the face of the rule to faces with its metrics that hold every Vietnamese letter (Liberation Serif
    does not), then to the one the PDF writer carries. `party_line_em` is the width of the party line in the first
    face's bold, in ems: the rule beneath is exactly as long where a file format cannot measure.
    """

    version: str
    page_width: float
    page_height: float
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    page_number_from_top: float
    fonts: tuple[str, ...]
    party_line: str
    party_line_em: float
    party_line_size: float
    rule_weight: float
    rule_gap: float
    head_left: float
    body_above_size: float
    issuer_size: float
    number_size: float
    place_date_size: float
    title_size: float
    abstract_size: float
    body_size: float
    table_size: float
    compact_size: float
    compact_gap: float
    compact_margin: float
    compact_margin_left: float
    compact_signature_space: float
    signer_size: float
    recipients_size: float
    page_number_size: float
    first_line_indent: float
    paragraph_gap: float
    line_height: float
    signature_space: float


#: A4; margins 25/25/35/15 of the published handbook (20/20/30/15 is from memory and unconfirmed).
PROFILE_1 = LayoutProfile(
    version="1",
    page_width=210,
    page_height=297,
    margin_top=25,
    margin_bottom=25,
    margin_left=35,
    margin_right=15,
    page_number_from_top=12.5,
    fonts=("Times New Roman", "Tinos", "TeX Gyre Termes", "Libertinus Serif"),
    party_line="ĐẢNG CỘNG SẢN VIỆT NAM",
    party_line_em=28218 / 2048,
    party_line_size=15,
    rule_weight=0.75,
    rule_gap=1.5,
    head_left=46,
    body_above_size=14,
    issuer_size=14,
    number_size=14,
    place_date_size=14,
    title_size=16,
    abstract_size=14,
    body_size=14,
    table_size=12,
    compact_size=11,
    compact_gap=2,
    compact_margin=13,
    compact_margin_left=25,
    compact_signature_space=14,
    signer_size=14,
    recipients_size=12,
    page_number_size=14,
    first_line_indent=10,
    paragraph_gap=6,
    line_height=1.15,
    signature_space=25,
)

PROFILES = {PROFILE_1.version: PROFILE_1}
CURRENT_PROFILE = PROFILE_1
