"""What a folder holds, now or at a commit: its articles, what they claim, and what people corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from checker import pipeline
from checker.articles import is_article, read_files
from checker.config import FILE, Config, config_in
from checker.diagnose import copies
from checker.ledger import git
from checker.ledger.base import Base, base_of
from checker.model import Article, CheckerError, Claim, Run
from checker.packs import Pack
from checker.store import Desk, load_claims, load_edits, parse_claims, parse_edits

Begin = Callable[[Article], None]


def now(config: Config) -> Desk:
    """The folder as it is on disk."""
    articles = pipeline.read([config.articles], config.root) if config.articles.exists() else ()
    kept = frozenset(path.stem for path in (config.claims / "articles").glob("*.jsonl"))
    return Desk(articles, load_claims(config.claims), load_edits(config.claims), kept)


def at(config: Config, revision: str, paths: Sequence[Path] = ()) -> Desk:
    """The folder as a commit has it, with the settings that it had then; the work tree is not touched.

    With `paths` these articles are taken, as far as the commit has them, and no kept claims.
    """
    hash = git.commit(config.root, revision)
    then = _settings(config, hash)
    asked = [_place(config.root, path) for path in (paths or [then.articles])]
    articles = read_files(
        (name, data)
        for place in asked
        if place is not None
        for name, data in git.files(config.root, hash, [place]).items()
        if name == place or is_article(PurePosixPath(name).relative_to(place))
    )
    claims = _place(config.root, then.claims)
    files = git.files(config.root, hash, [f"{claims}/articles", f"{claims}/edits"] if claims else [])
    edits = [
        file for file in files.items() if file[0].startswith(f"{claims}/edits/") and file[0].endswith(".toml")
    ]
    lines = [
        file
        for file in files.items()
        if file[0].startswith(f"{claims}/articles/") and file[0].endswith(".jsonl")
    ]
    kept = () if paths else lines
    return Desk(
        articles,
        parse_claims((f"{revision}:{name}", data) for name, data in kept),
        parse_edits((f"{revision}:{name}", data) for name, data in edits),
        frozenset(PurePosixPath(name).stem for name, _ in kept),
    )


def claims_of(
    desk: Desk, pack: Pack, begin: Begin = lambda article: None
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The claims of a folder as corrected, in the order of the articles; and warnings.

    Kept claims count where they fit the text of their article. What has none yet, or whose text was changed since,
    is read afresh: a gate must not pass what nobody has read. Claims of no article that is there count too.
    """
    kept: dict[str, list[Claim]] = defaultdict(list)
    for claim in desk.claims:
        kept[claim.article].append(claim)
    own: dict[str, list[Claim]] = {}
    warnings: list[str] = []
    fresh: list[Article] = []
    for article in desk.articles:
        own[article.id] = kept.pop(article.id, [])
        old = any(article.text[claim.start : claim.end] != claim.value_text for claim in own[article.id])
        if old or article.id not in desk.kept:
            if old:
                warnings.append(
                    f"claims of {article.id} are older than its text, which is read afresh: run `checker extract`"
                )
            elif desk.kept:
                warnings.append(
                    f"article {article.id} has no claims yet and is read afresh: run `checker extract`"
                )
            fresh.append(article)
            own[article.id] = []
        else:
            begin(article)
    for claim in pipeline.extract(fresh, pack, begin):
        own[claim.article].append(claim)
    claims = [
        claim
        for article in desk.articles
        for claim in sorted(own[article.id], key=lambda claim: (claim.start, claim.end, claim.id))
    ]
    if desk.articles:
        warnings += [f"claims of {id} have no article any more: run `checker extract`" for id in sorted(kept)]
    claims.extend(claim for id in sorted(kept) for claim in kept[id])
    corrected, lost = pipeline.corrected(claims, desk.edits, desk.articles)
    return corrected, (*warnings, *lost)


def run(desk: Desk, pack: Pack) -> Run:
    """The run over a folder, without a word about what is old in it."""
    return pipeline.check(desk.articles, claims_of(desk, pack)[0], pack)


def base(config: Config, revision: str, run: Run, pack: Pack, paths: Sequence[str] = ()) -> Base:
    """What a run of now is compared with: the folder, or with `paths` these articles, as a commit has them."""
    then = at(config, revision, [Path(path) for path in paths if path != "-"] if paths else ())
    claims, _ = claims_of(then, pack)
    # The same articles and claims give the same findings: mostly nothing has changed at all.
    texts = [
        [(one.id, one.published, one.text) for one in articles] for articles in (run.articles, then.articles)
    ]
    same = claims == run.claims and texts[0] == texts[1]
    before = run if same else pipeline.check(then.articles, claims, pack)
    return base_of(before, revision, renamed(then.articles, run.articles))


def renamed(then: Sequence[Article], now: Sequence[Article]) -> Mapping[str, str]:
    """The articles (ids) of now that stood in the folder under another name, though a few words be other now."""
    held = {article.id for article in now}
    left = [article for article in then if article.id not in held]
    known = {article.id for article in then}
    come = [article for article in now if article.id not in known]
    if not left or not come:
        return {}
    texts = [article.plain[article.start : article.end] for article in (*left, *come)]
    first = copies(texts).tolist()[len(left) :]
    return {article.id: left[at].id for article, at in zip(come, first, strict=True) if at < len(left)}


def _settings(config: Config, hash: str) -> Config:
    """The configuration of a commit; where it has none, the one of now."""
    if config.file is None:
        return config
    data = git.files(config.root, hash, [FILE]).get(FILE)
    if data is None:
        return config
    try:
        return config_in(config.root, config.file, data) or config
    except CheckerError:
        return config  # what was broken then is no reason not to look now


def _place(root: Path, path: Path) -> str | None:
    """A path from `root` as git names it, None for one outside."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return None
