"""What we write, in every edition and format, audits clean as anybody audits it."""

from __future__ import annotations

from functools import cache

import pytest

import tapewright
from tapewright.document import Document
from tapewright.render import shape


@cache
def written(edition: str) -> Document:
    return tapewright.recap("SPX", edition=edition)


@pytest.mark.parametrize("edition", ["feature", "stats", "card"])
@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "fragment"])
def test_our_own_page_audits_clean_and_lacks_nothing(edition, form):
    article = written(edition)
    report = tapewright.audit(shape(form).render(article))
    assert report.as_of == article.session
    amiss = [one for one in report.verdicts if one.status != "supported"]
    assert [(one.claim.quote, one.status) for one in amiss] == []
    assert len(report.verdicts) > 10
    assert [one.rule for one in report.findings] == []
