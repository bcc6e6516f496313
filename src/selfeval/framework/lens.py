"""The lens on the principles: a shared part, defined once, that a round may ask beside a framework's own questions."""

from __future__ import annotations

from functools import cache
from typing import Any

from selfeval.framework.load import as_error
from selfeval.framework.parts import Lens
from selfeval.framework.reading.build import shared_dimension, shared_scale
from selfeval.framework.reading.folders import Folders, builtin_templates
from selfeval.framework.reading.shared import Shared, read_shared
from selfeval.measures.lens import LENS_DIMENSIONS


@cache
def read_lens() -> Lens:
    """Read the lens that comes with selfeval. Raises TemplateError when its file has a problem.

    >>> [question.dimension.title for question in read_lens().questions]
    ['Meningsfuldt', 'Følges i praksis', 'Fører frem']
    """
    shared = read_shared(Folders((builtin_templates(),)))
    if shared.lens is None or shared.problems:
        raise as_error(shared.problems)
    return _build(shared.lens.plain, shared)


def _build(written: dict[str, Any], shared: Shared) -> Lens:
    questions = tuple({**one, "dimension": shared_dimension(one["dimension"], shared)} for one in written["questions"])
    scale = shared_scale(written["scale"], shared, LENS_DIMENSIONS)
    return Lens.model_validate({**written, "scale": scale, "questions": questions})
