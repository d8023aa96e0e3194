"""What an HTML page says of its article outside the text: its date and publisher in `<meta>` and the like."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from checker.articles.dates import find_stamps

_DATES = frozenset({
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "citation_publication_date", "sailthru.date", "weibo:article:create_at",
})  # fmt: skip
_SOURCES = frozenset({"og:site_name", "source", "publisher", "dc.publisher", "citation_publisher"})


@dataclass(slots=True)
class Meta:
    """The first date and the first publisher of each place, in the order in which they are trusted."""

    dates: list[str] = field(default_factory=list)
    data_dates: list[str] = field(default_factory=list)
    time_dates: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    @property
    def published(self) -> str | None:
        """The date of publication, ISO 8601."""
        return next(iter((*self.dates, *self.data_dates, *self.time_dates)), None)

    @property
    def source(self) -> str | None:
        """The publisher."""
        return next(iter(self.sources), None)

    def tag(self, name: str, content: str) -> None:
        """Note one `<meta>`; `name` is its `name`, `property` or `itemprop`."""
        if name.lower() in _DATES:
            self.dates += _dates(content)
        elif name.lower() in _SOURCES and content.strip():
            self.sources.append(content.strip())

    def time(self, stamp: str) -> None:
        """Note the `datetime` of a `<time>`."""
        self.time_dates += _dates(stamp)

    def data(self, script: str) -> None:
        """Note what a JSON-LD script says; one that is no JSON says nothing."""
        try:
            todo = [json.loads(script)]
        except (ValueError, RecursionError):
            return
        while todo:
            node = todo.pop(0)
            if isinstance(node, list):
                todo += node
            elif isinstance(node, dict):
                published, publisher = node.get("datePublished"), node.get("publisher")
                if isinstance(published, str):
                    self.data_dates += _dates(published)
                if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                    self.sources.append(publisher["name"])
                todo += [child for child in node.values() if isinstance(child, dict | list)]


def _dates(words: str) -> list[str]:
    return [stamp.iso for stamp in find_stamps(words[:100]) if stamp.iso]
