"""Who lends or grants money and who gets it, told by what each of them is and by the small words beside them, in both languages."""

from __future__ import annotations

import re

from checker.extract.frame import FIRMS, STATES, Frame, Memory
from checker.extract.scene import STRONG, Scene

LENDERS = (*STATES, "agency", "source")
BANK = re.compile(
    r"(?:^|_)(?:bank|banks|fund|finance|exim|credit|development|treasury|ministry|capital|bancorp|jbic|kfw|eib)(?:_|$)"
)
"""What the id of an unknown name shows to be a lender."""
LENT = re.compile(
    r"\b(?:loans?|credits?|credit lines?|grants?|subsid(?:y|ies)|guarantees?|financing|letters? of interest|debt|promised|awarded|granted|(?:state|public|government|federal) (?:aid|funding|money|support|funds)|from (?:the )?(?:\w+ )?government|of (?:which|it|that) (?:came|comes|has come|was paid|was put up|is paid|is coming))\b|贷款|信贷|授信|拨款|补助|补贴|资助|融资"
)
GIVES = re.compile(
    r"(?:\b(?:len(?:d|ds|t|ding)|loan(?:ed|s)?|gives?|gave|given|grant(?:s|ed|ing)?|award(?:s|ed|ing)?|offer(?:s|ed|ing)?|promis(?:es|ed|ing|e)|pay|pays|paid|extend(?:s|ed|ing)?|hand(?:s|ed)?)"
    r"(?: \w+ly)?(?: the| a| an)?|\b(?:loans?|grants?|credit|financing|money|subsid(?:y|ies)|credits?|guarantees?|aid) (?:\w+ )?(?:to|for)(?: the| its)?)\W*$",
    re.IGNORECASE,
)
"""What stands right before who gets the money: “lent”, “promised”, “a loan to”."""
TAKES = re.compile(
    r"\W*(?:has |had |have |also |already |will |is to |was |were |been |recently |since )*(?:clos(?:ed|es)|secur(?:ed|es|e)|w[oi]ns?|wins|has won|obtain(?:ed|s)?|receiv(?:ed|es|e)|g[oe]ts?|drew|draws|drawn|landed|lands|borrow(?:ed|s)?|sought|seeks|seeking|"
    r"(?:was |were |been )?(?:promised|granted|awarded|offered|lent|given)|has an? (?:\w+ )?(?:loan|commitment|offer|letter|grant|credit))\b",
    re.IGNORECASE,
)
"""What stands right behind who gets the money: “secured”, “was promised”."""
FROM = re.compile(
    r"(?:\b(?:from|by)(?: the| its| an?| that| this)?(?: same| very)?|(?:从|由|自|来自|获得?|获得了|得到|得到了|拿到|拿到了|取得|取得了|获批|争取到|接受)) ?$",
    re.IGNORECASE,
)
GIVING = re.compile(
    r" (?:(?:has|have|had|will|would|is to|also|already|now|itself) )*(?:len[dt]s?|loaned|grant|gave|give|promise|offer|award|extend|approve|commit|agreed to lend|provide|pledge|put)\w*\b"
)
"""What a state that gives money does."""
OFFERS = re.compile(
    r"(?:联邦)?(?:政府|财政部?|央行|国有|国家)|(?:将|已|拟|也|还|则|同意|承诺|准备|计划)*(?:[向给为对]|贷|拨|提供|批准|出资|借)"
)
TO = re.compile(r"(?:向|给|为|对|予|贷给|借给)$")
PUBLIC = re.compile(
    r"\b(?:federal|government|state|public|taxpayer)(?:-backed)? (?:loan|credit|grant|subsid|guarantee|money|fund|aid|support)|\bfrom (?:the )?(?:federal |central |state |national )?(?:government|state|taxpayers?|treasury)\b",
    re.IGNORECASE,
)


BEHIND = ("from", "by", "to", "for")
BANKS = frozenset(
    "bank banks government state treasury lenders lender agency agencies ministry fund funds taxpayers administration".split()
)


def lends(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """Write lender and borrower of a loan or a grant into the frame, as far as the sentence tells them.

    Who stands behind “from” or 从 gives, who stands behind “lent” or 向 gets; where no such word tells, offices, banks
    and states give, and firms, mines and works get.
    """
    lenders: list[tuple[bool, bool, int, str]] = []
    borrowers: list[tuple[bool, int, str]] = []
    states: list[str] = []
    part = _part(scene, i)
    here = [j for j in part if scene.clauses[j] == scene.clauses[i]]
    own = any(_lends_by_trade(scene, j, scene.pack.kind(scene.atoms[j].id)) for j in here if j < i)
    for j in here if own and frame.metric == "investment" else part:
        atom = scene.atoms[j]
        before = scene.text[max(scene.start, atom.start - 24) : atom.start]
        behind = scene.text[atom.end : min(scene.end, atom.end + 40)]
        kind = scene.pack.kind(atom.id)
        after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
        if kind == "country" and after is not None and scene.pack.kind(after.id) in ("agency", "source"):
            continue  # “by the US Energy Department”
        told = FROM.search(before) is not None
        gets = not told and (TO.search(before) or GIVES.search(before) or TAKES.match(behind)) is not None
        if gets and kind in STATES and _of_whom(scene, j):
            continue  # 向美国磁体商Vulcan提供
        if j > i and not (told or gets) and scene.preposition(j) not in BEHIND:
            states += [atom.id] if kind == "country" else []
            continue  # “lends 620 million and the ministry adds 50 million”
        if told or (not gets and (_lends_by_trade(scene, j, kind))):
            lenders.append((told, j > i, -abs(i - j), atom.id))
        elif gets or (kind in FIRMS and not _is_part(scene, j)):
            borrowers.append((gets, -abs(i - j), atom.id))
        elif kind == "country":
            states.append(atom.id)
    lender = max(lenders, default=(False, False, 0, ""))[3]
    takers = [one for one in borrowers if one[2] != lender]
    sure, _, borrower = max(takers, default=(False, 0, ""))
    read = (id for id in (frame.counterparty, frame.subject) if id in {one[2] for one in takers})
    borrower = borrower if sure else next(read, None) or borrower
    lender = lender or _unnamed(scene, borrower, memory) or ""
    if not lender:
        return
    spoken = memory.spoken[-1] if memory.spoken else None
    unknown = not borrower and frame.counterparty in (None, lender) and frame.metric != "loan"
    if unknown and spoken is not None and spoken.metric in ("investment", "cost") and spoken.subject:
        borrower = spoken.subject  # “a mill for $90 million, €12 million of which came from the EU”
    abroad = [id for id in states if id != scene.pack.home(lender)]
    if not borrower and abroad and scene.pack.kind(lender) in ("agency", "source", "bloc"):
        borrower = abroad[-1]  # “a loan from the World Bank will help Zambia”
    frame.subject = lender
    if borrower or frame.counterparty == lender:
        frame.counterparty = borrower or None


def is_lent(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a sum is a loan, or an investment that its words call a grant or the like."""
    if frame.kind != "amount" or frame.metric not in ("loan", "investment"):
        return False
    atom = scene.atoms[i]
    near = (max(scene.start, atom.start - 40), min(scene.end, atom.end + 40))
    return frame.metric == "loan" or LENT.search(scene.text, *near) is not None


def _part(scene: Scene, i: int) -> list[int]:
    """The names of the part of the sentence between strong marks and other sums that the number stands in."""
    low = next((k + 1 for k in range(i - 1, -1, -1) if _ends(scene, k)), 0)
    high = next((k for k in range(i + 1, len(scene.atoms)) if _ends(scene, k)), len(scene.atoms))
    return [j for j in range(low, high) if scene.atoms[j].kind in "ES" and scene.atoms[j].id != "world"]


def _ends(scene: Scene, k: int) -> bool:
    atom = scene.atoms[k]
    return atom.text in STRONG or (atom.kind == "Q" and atom.id == "money")


def _is_part(scene: Scene, j: int) -> bool:
    """Whether it is only a part of who gets the money: “its Chattanooga works”."""
    return j > 0 and scene.atoms[j - 1].low in ("its", "their", "whose")


def _of_whom(scene: Scene, j: int) -> bool:
    """Whether the state only says where the firm named next is at home."""
    behind = scene.atoms[j + 1 : j + 6]
    firm = next((n for n, a in enumerate(behind) if a.kind in "EQPV"), None)
    return scene.chinese and firm is not None and behind[firm].kind == "E"


def _lends_by_trade(scene: Scene, j: int, kind: str) -> bool:
    """Whether who is named lends for what he is: an office, a bank; a state only where it acts or its banks do."""
    atom = scene.atoms[j]
    if kind in ("agency", "source", "bloc") or (kind == "" and BANK.search(atom.id) is not None):
        return True
    follows = scene.atoms[j + 1].low if j + 1 < len(scene.atoms) else ""
    if kind not in STATES or scene.possessive(j):
        return False
    if follows in BANKS or atom.low.endswith(" government"):
        return True
    if scene.chinese:
        return OFFERS.match(scene.text, atom.end, scene.end) is not None
    return not atom.adjective and scene.bare(j) and GIVING.match(scene.text, atom.end, scene.end) is not None


def _unnamed(scene: Scene, borrower: str, memory: Memory) -> str | None:
    """The state of “a federal loan”, by where the borrower is at home; the lender of the sentence before for “it”."""
    if not borrower:
        return None
    if PUBLIC.search(scene.text, scene.start, scene.end) is not None:
        return scene.pack.home(borrower) or memory.topic_country
    held = memory.frame
    goes_on = held is not None and held.metric in ("loan", "investment") and memory.same_block
    giver = held.subject if held is not None and goes_on else None
    it = any(a.is_word("it", "also") or a.is_cue("pronoun") for a in scene.atoms)
    return giver if it and scene.pack.kind(giver) in LENDERS else None
