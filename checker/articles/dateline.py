"""Which lines say when an article appeared and who published it, wherever they stand.

A dateline is either a line of its own (`Ore Review · 2025-11-30 08:15`, `（来源：…）`, `By Jane Doe`)
or opens a paragraph (`LIMA, May 5, 2025 – Output …`, `【…5月5日电】…`). A date in prose is neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import east_asian_width

from checker.articles.dates import HALF_WIDTH, Stamp, find_stamps

WIDEST = 160  # columns; no dateline is longer
_OPEN, _CLOSE = "([{<【〔［（《「*_~", ")]}>】〕］）》」*_~"
_EDGE = " \t\r\n\xa0·•|,，、;；:：/／-–—~.*_©"

_ZH_WHEN = r"(?:时间|時間|日期|于|於)?"
_ZH_PUBLISHED = "发布|發布|發佈|刊发|刊登|发表|發表|发稿|截稿|上传|发文"
_ZH_AUTHORS = "记者|記者|作者|编辑|編輯|责编|責編|责任编辑|責任編輯|撰文|编译|編譯|校对|审核|供稿"
_LABEL = re.compile(
    rf"""(?: (?P<author> (?:written|reported|edited|compiled|posted|filed)?\ ?by\b
              | (?:reporting|editing|writing|text|words|photos?)\ by\b | (?:authors?|editors?|reporters?|text|words|photos?)\ ?:
              | (?:本报|本社|特约)?(?:记者|記者)(?=\s) | (?:{_ZH_AUTHORS})\ ?:
              | 文\ ?[:/丨|] )
          | (?P<when> (?:first\ |last\ |originally\ |date\ )?
                (?: (?P<again>updated|modified|revised)
                  | published|posted|released|issued|created|filed|added )
                (?:\ (?:on|at|date|time))?\b
              | (?:publication\ )?dated?\b
              | (?: (?P<renewed>更新|修改) | {_ZH_PUBLISHED} ){_ZH_WHEN} | 时间|時間|日期 )
          | (?P<source> sources?\ ?: | (?:source|via|from)\b(?=\ ?\W)
              | (?:消息|文章|新闻|稿件)?(?:来源|來源|稿源|出处|出處)(?:于|於|自)?(?=\ ?[:\s]) )
        ) \ ?:?\ ?""",
    re.VERBOSE | re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|(?:星期|周|週|礼拜)[一二三四五六日天]",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\b(?:\d+[ -]min(?:ute)?s?(?: read)?|[\d,.]+k? (?:views|reads|comments|words)|"
    r"(?:issue|vol(?:ume)?|no)\.? ?\d+)\b"
    r"|(?:阅读|閱讀|浏览|點閱|点击|评论)(?:量|数|次数)?:? ?[\d,.]+[万次]*"
    r"|(?:\d{4}年 ?)?第 ?\d+ ?[期号號版]|[\d,.]+万? ?(?:阅读|次阅读|评论)",
    re.IGNORECASE,
)
_PROSE_BEFORE = re.compile(
    r"(?:\b(?:in|on|at|since|by|until|till|of|to|from|through|before|after|during|for|and|between|than|the)"
    r"|[截自在从從到至于於和與与及])\s*$",
    re.IGNORECASE,
)
# Lower-case words that names of people, places and papers contain, and those of the newsroom.
_SMALL = frozenset({
    "a", "additional", "agencies", "agency", "an", "analysis", "and", "answers", "at", "author", "authors",
    "brief", "briefing", "bulletin", "by", "chronicle", "column", "columnist", "columnists", "commentary", "compiled",
    "contributed", "contributor", "contributors", "correspondent", "correspondents", "daily", "de", "del",
    "der", "desk", "di", "diary", "digest", "dispatch", "dispatches", "edition", "editor", "editorial", "editors", "en", "et", "evening", "exclusive",
    "feature", "for", "freelance", "from", "guest", "in", "interview", "invited", "journal", "la", "le", "letter", "letters", "log", "market",
    "markets", "monthly", "morning", "news", "newsletter", "note", "notebook", "notes", "of", "on", "online", "opinion", "outlook",
    "our", "own", "print", "questions", "report", "reporter", "reporters", "reporting", "reports",
    "research", "review", "round-up", "roundup", "special", "staff", "team", "the", "to", "und", "update", "van", "von", "weekly", "wire",
    "week", "with", "wrap", "writer", "writers",
})  # fmt: skip
_HEADED = re.compile(
    r"(?:Interview|Text|Words|Comment|Column|Q&A|Analysis|Report|Story|Photos?|Background): (?=[A-Z])"
)
"""“Interview: Jane Roe”: what somebody did with the piece."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBERED = re.compile(r"(?<!\d)\d{1,3}(?=世纪|世紀|财经|財經|氪|财闻|网|網|快讯|智库)")
"""21世纪经济报道, 36氪: papers with a number in their name."""
_FIGURES = re.compile(r"速览|一览|要点|数据|产量|进口|出口|库存|销量|业绩|概况|贸易|市场回顾|进出口")
"""What a title says that tells of which month the figures below it are: 智利铜业速览（2025年8月）."""
_DASH = re.compile(r"\s+(?:-{1,3}|–|—{1,2}|―)\s+|\s*(?:—{1,2}|--)\s*")
_BRACKET = re.compile(r"[\[(（【〔［]([^\[\]()（）【】〔〕［］\n]{1,80})[\])）】〕］]\s*")
_WIRE = re.compile(r"(?:电|電|讯|訊|报导|报道|報導|報道)$")
_WIRE_HAN = re.compile(
    r"(?P<head>[^\s，。！？；：,]{0,24}?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:综合|綜合|专|專|快|独家|消息)*(?:电|電|讯|訊)|本[报報][讯訊]|本[报報][综綜]合[报報][导道導])"
    r"(?:\s*[（(][^（）()\n]{1,40}[）)][\s,，:：—–-]*|[\s,，:：—–-]+)"
)
_STAFF = re.compile(r"By [\w ,'’&-]{3,60}\. (?=[A-Z])")  # “By our energy staff. HOUSTON, Oct 27, 2025”
_WEEK = re.compile(
    r"^(?:(?:for |the )*week (?:to|ending|ended|of|commencing)\b ?(?:on )?|(?:issue|edition|number) (?:of|for|dated) (?:the )?)",
    re.IGNORECASE,
)
"""“Week to Friday 30 January 2026”, “Issue of 30 January 2026”: what a digest says of itself."""
_NOTE = re.compile(r"\s*[·•|｜](?=\s)")
"""What parts the date of “Published 3 May 2025 · all prices in dollars” from whatever the page adds."""
_TOLD = re.compile(
    r"\b(?:as of|data|figures|prices|edition|issue|week|month|interview(?:ed)?|recorded|transcript|briefing?|status|written|printed|column|notebook|letter|correspondent)\b"
    r"|[刊载載写寫][于於]|[刊载載]《|截至|截止|出版|[期号號]|访谈|訪談|采访|採訪|专访|專訪|[电電讯訊]|报导|報導|报道|報道|专栏|專欄|文[/:]|周报|週報|早评|日评|数据|數據",
    re.IGNORECASE,
)
"""What a line says of the piece under it: “Transcript, 5 May 2025 (edited for length)”, 刊于2025年11月13日."""
_AGENCY = re.compile(r"\(([A-Z][\w .&'’-]{1,30})\)|/([A-Z][\w .&'’-]{1,30})/")
_PLACE = re.compile(r"[A-Z][\w.'’-]*(?:[ ,/]+(?:and |of |the |de |la )?[A-Z][\w.'’-]*){0,7}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a source or date line says; `end` is where it ends in the string that was asked about."""

    published: str | None
    source: str | None
    updated: bool = False
    end: int = 0

    @property
    def rank(self) -> tuple[bool, bool]:
        """The best date sorts first: a whole day before a month, a publication before an update."""
        return (self.published is None or len(self.published) < 10, self.updated)


def width(words: str) -> int:
    """The columns that a line takes on a screen; a Han character takes two."""
    if words.isascii():
        return len(words)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in words)


def is_date(line: str) -> bool:
    """Whether a line is a date without a time and nothing else."""
    words = _unwrapped(line.translate(HALF_WIDTH)) if len(line) <= WIDEST else ""
    stamp = next(find_stamps(words), None)
    return stamp is not None and "T" not in (stamp.iso or "") and words == words[stamp.start : stamp.end]


def read_dateline(line: str) -> Dateline | None:
    """The dateline that a whole line is, or None when it says anything else.

    >>> read_dateline("矿业频道·观察 2025-11-30 08:15").published
    '2025-11-30T08:15:00'
    >>> read_dateline("The alliance was announced on July 1, 2025") is None
    True
    """
    if not 4 <= len(line.strip()) <= WIDEST or width(line) > WIDEST:
        return None
    words = _WEEK.sub("", _unwrapped(line.translate(HALF_WIDTH)), count=1)
    stamps = list(find_stamps(words))
    if not stamps:
        return _byline(words)
    if (staff := _STAFF.match(words)) is not None and staff.end() <= stamps[0].start:
        words = words[staff.end() :]
        stamps = list(find_stamps(words))
    parts, at = [], 0
    for stamp in stamps:
        parts.append(words[at : stamp.start])
        at = stamp.end
    parts.append("" if _is_told(parts) and _NOTE.match(words, at) else words[at:])
    leads = (_leads_to_date(part, words, stamp) for part, stamp in zip(parts, stamps, strict=False))
    if not all(leads) or not _follows_date(parts[-1]) or not all(map(_is_name, parts)):
        return None
    published = _best(stamps)
    labelled = ":" in words  # “First ore: March 2009”
    if published is not None and len(published) < 10 and (labelled or any(map(_FIGURES.search, parts))):
        return None
    updated = any(label["again"] or label["renewed"] for label in _LABEL.finditer(parts[0]))
    return Dateline(published, _source(parts), updated, len(line))


def _is_told(parts: list[str]) -> bool:
    """Whether nothing but “Published” or the like stands before the one date of a line."""
    label = _LABEL.fullmatch(parts[0].lstrip()) if len(parts) == 1 else None
    return label is not None and label["when"] is not None


def read_lead(paragraph: str, *, dated: bool = True) -> Dateline | None:
    """The dateline that opens a paragraph, up to where its first sentence begins, or None.

    A date with no place before it (`July 1, 2025 – …`) is one only if `dated`: in a list of days it is not.
    """
    window = paragraph[:WIDEST].translate(HALF_WIDTH)
    bracket = _BRACKET.match(paragraph[:WIDEST])
    if bracket:
        inside = bracket[1].translate(HALF_WIDTH)
        whole = read_dateline(inside)
        if whole and (whole.published or _WIRE.search(inside) or any(True for _ in find_stamps(inside))):
            return Dateline(whole.published, _wire_source(inside) or whole.source, False, bracket.end())
        if _WIRE.search(inside) and width(inside) <= 60:
            stamp = next(find_stamps(inside), None)
            return Dateline(stamp.iso if stamp else None, _wire_source(inside), False, bracket.end())
    wire = _WIRE_HAN.match(window)
    if wire:
        stamp = next(find_stamps(wire["head"]), None)
        return Dateline(stamp.iso if stamp else None, _wire_source(wire["head"]), False, wire.end())
    dash = _DASH.search(window)
    return _lead_before_dash(window[: dash.start()], dash.end(), dated) if dash else None


def date_told(line: str) -> str | None:
    """The day of a short line under a title that says more than a dateline does, or None.

    >>> date_told("Week to Friday, 22 August 2025. Prices in yuan per tonne unless noted.")
    '2025-08-22'
    >>> date_told("The alliance was announced on July 1, 2025") is None
    True
    """
    if len(line) > WIDEST or width(line) > WIDEST:
        return None
    words = _unwrapped(line.translate(HALF_WIDTH))
    stamps = [stamp for stamp in find_stamps(words) if stamp.iso and len(stamp.iso) >= 10]
    if not stamps:
        return None
    day = stamps[-1]
    rest = _COUNTER.sub(" ", words[: day.start]) + " " + words[day.end :]
    if re.search(r"\d{3}|[%$€£¥]", _YEAR.sub("", rest)):
        return None
    prose = _PROSE_BEFORE.search(words[: day.start]) is not None or _HAN.match(words, day.end) is not None
    ends = not words[day.end :].strip(_EDGE + "()[]")
    return (day.iso or "")[:10] if _TOLD.search(rest) or (ends and not prose) else None


def _lead_before_dash(head: str, end: int, dated: bool) -> Dateline | None:
    """`LIMA, May 5, 2025`, `WASHINGTON (Reuters)`, `PERTH, Australia, Oct. 9, 2025 /Newswire/`."""
    agency = _AGENCY.search(head)
    place = head[: agency.start()] + " " + head[agency.end() :] if agency else head
    stamp = next(find_stamps(place), None)
    if stamp:
        if _PROSE_BEFORE.search(place[: stamp.start]):
            return None
        place = place[: stamp.start] + " " + place[stamp.end :]
    place = place.strip(_EDGE + "()")
    if stamp is None and not (agency and (place.isupper() or not place)):
        return None
    if place and (not _PLACE.fullmatch(place) or width(place) > 60):
        return None
    if not place and not agency and not dated:
        return None
    return Dateline(stamp.iso if stamp else None, (agency[1] or agency[2]) if agency else None, False, end)


def _best(stamps: list[Stamp]) -> str | None:
    """The first date that is a whole day, with its time where the line repeats it with one."""
    known = [stamp.iso for stamp in stamps if stamp.iso]
    first = next((iso for iso in known if len(iso) >= 10), known[0] if known else None)
    return next((iso for iso in known if first and iso[:10] == first and len(iso) > 10), first)


def _unwrapped(line: str) -> str:
    """The line without the brackets or emphasis marks that go around the whole of it."""
    words = line.strip()
    while len(words) > 2 and words[0] in _OPEN and words[-1] in _CLOSE:
        words = words[1:-1].strip()
    return words.strip("*_ ")


def _byline(words: str) -> Dateline | None:
    """A line that only says who: `By Jane Doe`, `来源：某通社`, `（记者 张三 编辑 李四）`."""
    label = _LABEL.match(words)
    if label is None or label["when"] or width(words) > 100:
        return None
    rest = words[label.end() :]
    if not rest.strip(_EDGE) or not _is_name(rest) or re.search(r"\d", rest):
        return None
    if not _HAN.search(rest) and not re.match(r"[A-Z\"“]", rest):
        return None
    return Dateline(None, _source([words]) if label["source"] else None)


def _leads_to_date(before: str, words: str, stamp: Stamp) -> bool:
    """Whether what stands before a date introduces it as a dateline does, and not as a sentence does."""
    for label in _LABEL.finditer(before):
        if not label["when"] and before[label.end() :].strip(_EDGE):
            continue
        ahead = before[: label.start()].rstrip(" (（")
        apart = before[label.start() - 1].isspace() and _HAN.search(label[0]) is not None
        if apart or ahead[-1:] in ("", *"|·,;/；，｜／)）】"):
            return True
    bare = _WEEKDAY.sub("", before)
    if _PROSE_BEFORE.search(bare):
        return False
    touching = stamp.start > 0 and words[stamp.start - 1] not in _EDGE + "([【〔）)]】》」』”"
    return not (touching and _HAN.search(before)) or bool(_WIRE.search(words.rstrip(_EDGE + ")")))


def _follows_date(after: str) -> bool:
    """Whether what touches the end of a date can do so in a dateline: `2025年7月3日电`, not `…日行情`."""
    if not _HAN.match(after) or _LABEL.match(after) or _COUNTER.match(after):
        return True
    return _WIRE.search(after.rstrip(_EDGE + ")")) is not None


def _is_name(part: str) -> bool:
    """Whether a piece of a line beside a date can be labels, a source, an author, a place: no sentence."""
    part = _COUNTER.sub(" ", _WEEKDAY.sub(" ", part))
    bare = _HEADED.sub("", _LABEL.sub(" ", part).strip(_EDGE + "()[]【】〔〕"))
    if not bare:
        return True
    han = _HAN.search(bare) is not None
    plain = _NUMBERED.sub("", bare) if han else _YEAR.sub("", bare)
    if re.search(r"\d{2}|[%$€£¥=<>]", plain) or width(bare) > 80:
        return False
    if han:
        return len(_HAN.findall(bare)) <= 24 and not re.search(r"[。！？；，!?;,]", bare)
    if re.search(r"[!?:](?=\s|$)|[a-z]{3}\.(?=\s|$)", bare):
        return False
    names = re.findall(r"[^\W\d_][\w'’.&-]*", bare)
    loose = [name for name in names if name[0].islower() and name not in _SMALL]
    sentence = _DASH.match(part) is not None  # what follows a date and a dash is the first sentence
    return len(names) <= 10 and len(loose) <= (0 if sentence else 1)


def _source(parts: list[str]) -> str | None:
    """The publisher among the pieces around a date: the labelled one, else the first that is no author."""
    best: str | None = None
    for part in parts:
        for piece in re.split(r"[|｜／\t]| {2,}", part):
            labels = list(_LABEL.finditer(piece))
            for label in labels:
                if label["source"]:
                    named = _LABEL.split(piece[label.end() :])[0].strip(_EDGE + "()[]")
                    if named:
                        return named
            bare = piece[: labels[0].start()] if labels else piece
            bare = (
                _COUNTER.sub(" ", _WEEKDAY.sub(" ", bare))
                .strip(_EDGE + "()[]【】〔〕《》「」『』")
                .removeprefix("据")
            )
            if best is None and re.search(r"\w{2}", bare):
                best = (_wire_source(bare) if _WIRE.search(parts[-1]) else None) or bare
    return best


def _wire_source(head: str) -> str | None:
    """The agency of `某通社北京5月5日电`: what stands up to the word for agency, paper or net."""
    found = re.match(r"\s*[^\s\d，。]{1,10}?(?:社|网|網|报|報|新闻|新聞)", head)
    return found[0].strip() if found and not found[0].startswith(("本报", "本報", "记者", "記者")) else None
