"""Two commodities that are spoken of as one: “gallium and germanium”, 镓锗."""

from __future__ import annotations

from checker.extract.scene import COMMA, Scene

JOINED = ("and", "和", "与", "及", "、")


def conjoined(scene: Scene, j: int, i: int) -> str | None:
    """Two commodities that are spoken of as one: “gallium and germanium”, 镓锗 → `gallium_germanium`."""
    atoms, pack = scene.atoms, scene.pack
    pair = (
        [j, j + 1]
        if j + 1 < len(atoms) and atoms[j + 1].kind == "C" and scene.chinese
        else [j - 1, j]
        if (j and atoms[j - 1].kind == "C" and scene.chinese)
        else [j, j + 2]
        if (j + 2 < len(atoms) and atoms[j + 1].is_word(*JOINED) and atoms[j + 2].kind == "C")
        else [j - 2, j]
        if (j > 1 and atoms[j - 1].is_word(*JOINED) and atoms[j - 2].kind == "C")
        else []
    )
    touching = bool(pair) and pair[1] == pair[0] + 1  # 镓锗, which a comma may stand before
    if len(pair) == 2 and (three := _three(scene, pair)) is not None:
        return three
    if not pair or any(
        0 <= k < len(atoms)
        and (atoms[k].kind == "C" or (atoms[k].text in (*COMMA, "、") and not touching))
        and k not in pair
        for k in (pair[0] - 1, pair[-1] + 1)
    ):
        return None
    one, other = (atoms[k].id for k in pair)
    touched = touching and pack.commodities[one].mined != pack.commodities[other].mined  # 重稀土磁铁
    related = touched or one == other or pack.within(one, other) or pack.within(other, one)
    siblings = set(pack.commodities[one].within) & set(pack.commodities[other].within)
    return f"{one}_{other}" if siblings and not related else None


def _three(scene: Scene, pair: list[int]) -> str | None:
    """Three commodities of one kind that are spoken of as one: “gallium, germanium and antimony”, 镓、锗、锑."""
    atoms, pack = scene.atoms, scene.pack
    first, last = pair
    row = [k for k in range(max(0, first - 4), min(len(atoms), last + 5)) if atoms[k].kind == "C"]
    if len(row) != 3 or not {first, last} <= set(row):
        return None
    between = [atoms[k].text for k in range(row[0], row[-1]) if k not in row]
    if any(text not in (*COMMA, "、", *JOINED) for text in between):
        return None
    ids = [atoms[k].id for k in row]
    shared = set.intersection(*(set(pack.commodities[id].within) for id in ids))
    apart = len(set(ids)) == 3 and not any(pack.within(a, b) for a in ids for b in ids)
    return "_".join(ids) if shared and apart else None
