"""Whether a number is said to be so, expected, or held at a distance."""

from __future__ import annotations

import re
from datetime import date

from checker.extract.bases import REVISED, starts_a_change
from checker.extract.done_en import done_in_passing
from checker.extract.foresight import (
    estimated_ahead,
    given_up,
    laid_out,
    last_month,
    lasts,
    needs,
    of_a_forecast,
    runs,
    shall,
    to_be_reached,
    under_way,
)
from checker.extract.foresight_en import YEAR_BEFORE, and_before, expected_by_others
from checker.extract.foresight_zh import foreseen_in_chinese, only_a_noun
from checker.extract.frame import Frame
from checker.extract.given import done_allegedly, given
from checker.extract.present import lasting, right_now
from checker.extract.scene import COMMA, DETERMINERS, Scene
from checker.model import Kind, Modality

BA = re.compile(
    r"[将將](?![在于会是为有要需比达增减升降超跌涨继进逐从由再新投突可首持])[^,，。;；将]{2,14}?"
    r"(?:由|从|下调|上调|调低|调高|调整|列入|纳入|納入|列為|列为|移出|定为|设为|压缩|[压降升增提调]至|[压降升增提调]到|提高[至到]|提升[至到]|削减|缩减)"
)
"""央行将利率下调50个基点: what is done to the rate, not what will be."""
FORETELLS = tuple("预计 预期 预测 预估 料将 料达 打算 计划 拟 规划 提案 提议 研拟".split())


def modality_of(scene: Scene, i: int, frame: Frame, today: date | None) -> str:
    """Forecast for what is to come or intended, claimed for what the text does not vouch for."""
    text = scene.text
    said = text[scene.start : scene.end]
    if ("?" in said or "？" in said) and _heads(scene) and _asks(scene, i):
        return Modality.CLAIMED
    if frame.kind == Kind.DATE:
        dated = scene.atoms[i].quantity
        if today is not None and dated is not None and dated.low > today.year:
            return Modality.FORECAST
    if given(scene, i, frame) or right_now(scene, i) or (frame.metric == "lead_time" and lasts(scene, i)):
        return Modality.STATED
    if given_up(scene, i):
        return Modality.FORECAST
    began = starts_a_change(scene, i, dated=True) or (not scene.chinese and starts_a_change(scene, i))
    if began and not runs(frame, today):
        return Modality.STATED  # “should shrink from 9,000 t in 2024”: where it began is known
    after = scene.atoms[i + 1] if i + 1 < len(scene.atoms) else None
    if (
        after is not None
        and not scene.chinese
        and after.is_word("will", "would", "could", "should", "may", "might")
    ):
        return Modality.FORECAST  # “of which 1.1 million will open this year”
    if not scene.chinese and HAS_BEEN.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return Modality.STATED
    if frame.kind == Kind.SHARE and shall(scene, i):
        return Modality.FORECAST
    low, high = scene.span_of(i)
    if low > 1 and scene.atoms[low].is_word("which") and scene.atoms[low - 1].is_word("of"):
        low = scene.span_of(low - 1)[0]  # “$18 billion is planned, of which rare earths get $2 billion”
    if _calls_itself(scene, i):
        return Modality.CLAIMED
    if not scene.chinese and (_claimed_in_an_aside(scene, i) or done_allegedly(scene, i)):
        return Modality.CLAIMED
    known = _known_value(scene, i, frame, today)
    fact = lasting(scene, i) if frame.kind != Kind.DATE else None
    if fact is not None and (scene.atoms[fact].is_word("is", "are") or of_a_forecast(scene, low, fact)):
        fact = None  # “the target is 60,000 tonnes”, “whose own forecast stands at 60,000”
    done = None if runs(frame, today) else done_in_passing(scene, i, low)
    for j in range(i - 1, low - 1, -1):
        atom = scene.atoms[j]
        if "claimed" in atom.cues and _claims(scene, j) and _governs(scene, j, i):
            frame.because("modality", atom.text)
            return Modality.CLAIMED
        if scene.clauses[j] > scene.clauses[i] and not scene.chinese:
            continue  # “IREL, which plans to double that by 2030, delivered 900 tonnes”
        if known or (fact is not None and j < fact) or (done is not None and j < done):
            continue
        plans = (
            "forecast" in atom.cues
            or (scene.chinese and atom.text.startswith("拟"))
            or (atom.kind in "MV" and laid_out(scene, j))
        )
        if plans and scene.chinese and (BA.match(text, atom.start, scene.end) or only_a_noun(scene, j, i)):
            continue
        if plans and _foresees(scene, j, i) and _governs(scene, j, i):
            frame.because("modality", atom.text)
            return Modality.FORECAST
    if (
        expected_by_others(scene, i)
        or _has_it_moving(scene, i)
        or _of_a_target(scene, i)
        or (not known and fact is None and _others_foresee(scene, i))
    ):
        return Modality.FORECAST
    if scene.chinese and frame.kind != Kind.DATE and _alleged(scene, low):
        return Modality.CLAIMED
    if scene.chinese and frame.kind != Kind.DATE and _aimed_before(scene, low, i):
        return Modality.FORECAST
    if scene.chinese and not known and (told := _foretold(scene, low, frame, today)) is not None:
        frame.because("modality", scene.atoms[told].text)
        return Modality.FORECAST
    for j in range(i + 1, min(high, i + 6)):
        atom = scene.atoms[j]
        if atom.kind == "Q":
            break
        if fact is not None or scene.clauses[j] != scene.clauses[i]:
            break
        before = scene.atoms[j - 1]
        if any(a.text in COMMA or a.low in ("and", "but") for a in scene.atoms[i + 1 : j - 1]):
            break  # “consumption, some 5,010 tonnes in 2025, is set to double”, “grew 4% and is expected to …”
        if j == i + 1 and atom.low in INTENDED:
            return Modality.FORECAST  # “the $1.1 billion budgeted in March”
        told = before.is_word("is", "are", "was", "were", "may", "it", "had", "has")
        if (
            (atom.is_cue("forecast") or laid_out(scene, j))
            and _foresees(scene, j, i)
            and (told or (before.is_word(",") and atom.low.endswith("ed")))
        ):
            return Modality.FORECAST
    if frame.period and today and frame.period[:4] > str(today.year) and frame.metric != "quota":
        return Modality.FORECAST
    if scene.chinese and not known and foreseen_in_chinese(scene, i, frame, today):
        return Modality.FORECAST
    if not scene.chinese and not known and estimated_ahead(scene, i, frame, today):
        return Modality.FORECAST
    if not scene.chinese and (
        under_way(scene, i) or to_be_reached(scene, frame, today) or needs(scene, i, frame, low)
    ):
        return Modality.FORECAST
    return Modality.STATED


HAS_IT_MOVING = re.compile(
    r"\b(?:has|have) (?!been\b|now\b)(?:[\w'’-]+ ){1,5}?(?:growing|rising|falling|shrinking|climbing|expanding|reaching|averaging|slipping|dropping|increasing|declining|easing|recovering|hitting|topping|peaking)\b[^;]{0,60}$"
)
"""“The agency has supply growing by 3% next year.”"""


def _has_it_moving(scene: Scene, i: int) -> bool:
    """Whether somebody's forecast has the measure moving."""
    start = scene.atoms[scene.span_of(i)[0]].start
    return not scene.chinese and HAS_IT_MOVING.search(scene.text, start, scene.atoms[i].start) is not None


HAS_BEEN = re.compile(
    r" (?:has|have|had) (?:already |so far |now |since )?been (?!forecast|expected|promised|pledged|planned)[a-z]+\b"
)
"""What right behind a number says that it has come about: “of which €600 million has been paid out”."""


def _heads(scene: Scene) -> bool:
    """Whether it is a title, or a question that stands alone as the heading of its answer."""
    alone = scene.text[scene.start - 1 : scene.start] in ("", "\n") and scene.text[
        scene.end : scene.end + 1
    ] in ("", "\n")
    return scene.title or (alone and scene.text[scene.end - 1] in "?？")


INTENDED = frozenset(
    "budgeted planned expected forecast foreseen pencilled promised pledged targeted projected".split()
)


COMPARED = re.compile(
    r"\b(?:than|above|below|from|after|versus|against|compared (?:with|to)|exceeding|(?:half|third|quarter|fifth|tenth|%|percent|twice|double|triple|times)(?: of)?(?= the )|last (?:season|year)['’]s|(?:exceed|top|beat|surpass|match|outstrip|overtake|equal)(?:s|ed|es|ing)?) "
    r"(?:(?:the|about|some|an?|around|barely|only|just|nearly|almost|over|more than|record) ){0,2}$|\b(?:level|figure|total|tally|record|peak|high|low|output|crop|harvest|sum) of (?:about |some |around |nearly |over )?$|\bfrom (?:[\w'’-]+ ){0,4}of $|\bturn(?:s|ed|ing)? (?:[\w'’-]+ ){1,6}of $|[比较較]"
)
ITSELF = re.compile(r"\b(?:calls?|calling|bills?|billing|styles?|brands?) (?:itself|themselves|himself)\b")


def _known_value(scene: Scene, i: int, frame: Frame, today: date | None) -> bool:
    """Whether the number is what a forecast is set against: “4.6% above the 271.5 million of 2025”."""
    if today is None or frame.period is None or "period" not in frame.evidence or frame.kind == Kind.CHANGE:
        return False
    if last_month(frame.period) > f"{today.year}-{today.month:02}":
        return False
    revised = scene.atoms[i - 1].is_word("from") and REVISED.search(scene.text, scene.start, scene.end)
    if revised and YEAR_BEFORE.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return False
    return COMPARED.search(scene.words(max(0, i - 6), i)) is not None or and_before(scene, i)


TARGET = re.compile(
    r"的?(?:[全本今]?年度?|年中期|中期|长期|既定|原定|产量|销量|销售)?(?:目标|指引|预期|预测)"
)


def _of_a_target(scene: Scene, i: int) -> bool:
    """Whether a target stands right behind the number: “short of its 838 million target”, 115万吨的目标."""
    after = scene.atoms[i + 1 : i + 3]
    if scene.chinese:
        return TARGET.match(scene.text, scene.atoms[i].end, scene.end) is not None
    return len(after) > 0 and after[0].is_word("target", "goal", "forecast", "projection", "guidance")


FORETELLERS = frozenset(["analysts", "economists", "brokers", "strategists", "forecasters", "statisticians"])
"""Those who only tell figures, whatever their verb: “the brokers of Braemar stop at 18 million”."""


def _others_foresee(scene: Scene, i: int) -> bool:
    """Whether others put another number to what is foreseen: “one bank expects 20 million, the brokers of Braemar stop at 18”."""
    low, _ = scene.span_of(i)
    told = low > 0 and any(a.low in FORETELLERS for a in scene.atoms[low:i])
    return told and any(a.is_cue("forecast") for a in scene.atoms[:low])


def _calls_itself(scene: Scene, i: int) -> bool:
    """Whether it is what somebody says of himself: “calls itself the largest grower”."""
    before = scene.words(max(0, i - 5), i)
    return "sel" in before and ITSELF.search(before) is not None


def _claims(scene: Scene, j: int) -> bool:
    """Whether the cue of a claim is a verb: “traders claim that”, and no claim for damages."""
    atoms = scene.atoms
    after = atoms[j + 1] if j + 1 < len(atoms) else None
    if atoms[j].is_word("boast", "boasts", "boasted") and after is not None and after.kind == "Q":
        return False  # “California boasts 15 GW”
    return not atoms[j].is_word("claim") or (j + 1 < len(atoms) and atoms[j + 1].is_word("that", "to"))


def _foresees(scene: Scene, j: int, i: int) -> bool:
    """Whether the cue of a forecast is one: not the noun of “the lithium project”."""
    atoms = scene.atoms
    if atoms[j].is_word("reckoning"):
        return False  # “by American reckoning” is a count
    if atoms[j].low.startswith("reckon") and scene.tense(i) == "past":
        return False  # “reckons that growers picked 33 million bags this year”
    if atoms[j].is_word("seen") and j and atoms[j - 1].is_word("had", "has", "have", "not", "last"):
        return False  # “May had seen 410 tons”, “a level not seen in three years”
    if (
        atoms[j].is_word("due to")
        and j + 1 < len(atoms)
        and (atoms[j + 1].low in DETERMINERS or atoms[j + 1].kind == "M")
    ):
        return False  # “a loss that was due to a tax ruling”
    after_it = atoms[j + 1].low if j + 1 < len(atoms) else ""
    if after_it == "have" and atoms[j].is_word("may", "might", "could"):
        return False  # “may have reached 530,000 tonnes”
    if after_it == "at" and atoms[j].is_word("reckoned"):
        return False
    if atoms[j].is_word("looking to", "looks to", "look to", "heading for", "calls for"):
        return not (j + 1 < len(atoms) and (atoms[j + 1].kind == "E" or atoms[j + 1].text[0].isupper()))
    if not atoms[j].is_word("project"):
        return True
    after = atoms[j + 1] if j + 1 < len(atoms) else None
    return after is not None and (after.kind == "Q" or after.is_word("that", "a", "an", "growth"))


ASIDE = re.compile(
    r", (?!as |which |or |who )(?:[\w.&'’-]+ ){1,5}(?:claims?|claimed|alleges?|alleged|contends?|contended|boasts?|boasted)(?=[,.]|$)"
)


AT_A_DISTANCE = re.compile("claim|allege|contend|boast")
"""Letters of which `ASIDE` needs some."""


def _claimed_in_an_aside(scene: Scene, i: int) -> bool:
    """Whether an aside holds what is said at a distance: “at full stretch, the company claims, it could meet 40% of demand”."""
    if AT_A_DISTANCE.search(scene.text, scene.start, scene.end) is None:
        return False
    hit = ASIDE.search(scene.text, scene.start, scene.end)
    if hit is None or (scene.atoms[i].end <= hit.start() and hit.end() < scene.end - 1):
        return False
    return ";" not in scene.text[slice(*sorted((scene.atoms[i].start, hit.start())))]


def _alleged(scene: Scene, low: int) -> bool:
    """Whether the clause right before opens what somebody claims: 哈萨克斯坦声称，…, 据称，…."""
    for j in range(low, max(-1, low - 8), -1):
        atom = scene.atoms[j]
        if (atom.kind == "P" and atom.text in ";；。:：") or atom.kind == "Q":
            return False
        if atom.is_cue("claimed"):
            return scene.atoms[j + 1].text in ",，" if j + 1 < len(scene.atoms) else False
    return False


def _foretold(scene: Scene, low: int, frame: Frame, today: date | None) -> int | None:
    """The 预计 or 计划 of a clause before that governs this one too: 预计销量3290万辆，增长4.7%，其中….

    Not past a mark that ends the thought, nor past a clause that says what has been reached, nor where the number
    is of a part that is over: 预计全年出口9万吨，其中上半年4万吨.
    """
    ends = ":：;；。"
    if any(a.is_word("已", "已经") for a in scene.atoms[low : low + 6]):
        return None  # 计划明年试采，为此已投入4亿元
    if scene.atoms[low].text in ends or _over_before(scene, low, frame, today):
        return None
    for j in range(low - 1, -1, -1):
        atom = scene.atoms[j]
        if atom.text in ends or atom.is_word("已", "了", "目前", "而", "但", "现有", "连"):
            return None
        if atom.is_word(*FORETELLS) and not only_a_noun(scene, j, low):
            return j
    return None


THE_YEAR_BEFORE = re.compile(
    r"[,，]?(?:而|与|比)?(?:上年|去年|前一?年|一年前)(?:同[期月])?(?:为|是|的|则|仅)"
)


def _over_before(scene: Scene, low: int, frame: Frame, today: date | None) -> bool:
    """Whether the number's own time is over, and ended before another one that the sentence named first."""
    if frame.period is None or today is None or "period" not in frame.evidence:
        return False
    end = last_month(frame.period)
    told = [last_month(time.period) for j, time in scene.times if j < low and time.role == "at"]
    if scene.chinese and THE_YEAR_BEFORE.match(scene.text, scene.atoms[low].start) is not None:
        return end < f"{today.year}-{today.month:02}"  # 预测为80万吨，上年为76万吨
    return end < f"{today.year}-{today.month:02}" and any(end < other for other in told)


BEFORE = re.compile(
    r"(?:此前|先前|之前|原先|原来|早先|上次|原定|原)(?:的)?(?:预测|预期|目标|预估|指引)?(?:值)?(?:为|是|达|则为)$"
)


def _aimed_before(scene: Scene, low: int, i: int) -> bool:
    """Whether it is the aim that a new one takes the place of: 产量目标下调到130万吨，此前是140万吨."""
    if not BEFORE.search(scene.words(low, i)):
        return False
    return any(a.is_cue("forecast") for a in scene.atoms[:low])


def _governs(scene: Scene, j: int, i: int) -> bool:
    """Whether the cue at `j` reaches the number at `i`: no past-tense statement of fact between."""
    between = scene.atoms[j + 1 : i]
    done = scene.chinese and any(
        a.is_word("已") and scene.clauses[k] > scene.clauses[j]
        for k, a in enumerate(scene.atoms[j + 1 : i], j + 1)
    )
    return not done and not any(atom.kind == "P" and atom.text in ";；。" for atom in between)


def _asks(scene: Scene, i: int) -> bool:
    """Whether the clause with the number is the one that asks."""
    for atom in scene.atoms[i:]:
        if atom.kind == "P" and atom.text in "?？":
            return True
        if atom.kind == "P" and atom.text in ",，;；。":
            return False
    return False
