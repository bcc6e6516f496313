"""The kinds of file, as they are written: with the ids of shared parts where a framework has the parts themselves."""

from __future__ import annotations

from pydantic import ConfigDict

from selfeval.framework.frozen import Frozen, FrozenMapping
from selfeval.framework.model import Content
from selfeval.framework.parts import Dimension, FrameworkPart, LensQuestionWords, LensWords, Scale, SourceDocument

_WHEN_A_FILE_IS_READ = ConfigDict(defer_build=True)
"""A participant's round is read from its stored copy: nothing of this is built for it."""


class WrittenAddition(Content):
    """A framework file with `extends`: scale and dimensions come from the framework that it adds to."""

    model_config = _WHEN_A_FILE_IS_READ

    scale: str | None = None
    dimensions: tuple[str, ...] = ()
    sources: Frozen[SourceDocument] = FrozenMapping({})


class WrittenFramework(WrittenAddition):
    """A framework file without `extends`."""

    scale: str
    dimensions: tuple[str, ...]


class WrittenLensQuestion(LensQuestionWords):
    """A question of the lens, with the id of its dimension."""

    dimension: str


class WrittenLens(LensWords):
    """The lens, with the id of its scale."""

    scale: str
    questions: tuple[WrittenLensQuestion, ...]


class WrittenShared(FrameworkPart):
    """A shared.yaml."""

    model_config = _WHEN_A_FILE_IS_READ

    dimensions: tuple[Dimension, ...] = ()
    scales: tuple[Scale, ...] = ()
    lens: WrittenLens | None = None
    sources: Frozen[SourceDocument] = FrozenMapping({})
