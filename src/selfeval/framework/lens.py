"""The lens on the principles: a shared part, defined once, that a round may ask beside a framework's own questions."""

from __future__ import annotations

from functools import cache

from selfeval.framework.folders import Folders, builtin_templates
from selfeval.framework.load import as_error
from selfeval.framework.model import LENS_DIMENSIONS, Dimension, Lens, LensQuestion
from selfeval.framework.reading.build import as_plain, scale_of
from selfeval.framework.reading.nodes import Node
from selfeval.framework.reading.shared import Shared, read_shared


@cache
def read_lens() -> Lens:
    """The lens that comes with selfeval. Raises TemplateError when its file has a problem.

    >>> [question.dimension.title for question in read_lens().questions]
    ['Meningsfuldt', 'Følges i praksis', 'Fører frem']
    """
    shared = read_shared(Folders((builtin_templates(),)))
    if shared.lens is None or shared.problems:
        raise as_error(shared.problems)
    return _build(shared.lens, shared)


def _build(lens: Node, shared: Shared) -> Lens:
    words = {name: lens.get(name).text for name in ("kind", "title", "about", "team_question")}
    scale = scale_of(shared.scales[lens.get("scale").text], LENS_DIMENSIONS)
    questions = tuple(_question(entry, shared) for entry in lens.get("questions").entries)
    return Lens.model_validate({**words, "scale": scale, "questions": questions})


def _question(node: Node, shared: Shared) -> LensQuestion:
    dimension = Dimension.model_validate(as_plain(shared.dimensions[node.get("dimension").text]))
    words = {name: node.get(name).text for name in ("staff", "citizen", "answered")}
    return LensQuestion(dimension=dimension, **words)
