"""A mapping that cannot change, for fields of frozen models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, WrapSerializer

K = TypeVar("K", bound=str)
T = TypeVar("T")


class FrozenMapping(Mapping[str, T]):
    """A mapping that nobody can change."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, T]) -> None:
        self._values = dict(values)

    def __getitem__(self, key: str) -> T:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return repr(self._values)


def _as_dict(value: Mapping[str, T], write: Any) -> Any:
    return write(dict(value))


FrozenBy = Annotated[Mapping[K, T], AfterValidator(FrozenMapping), WrapSerializer(_as_dict)]
"""The type of a model's field: any mapping comes in, a `FrozenMapping` is kept, a JSON object goes out."""

Frozen = FrozenBy[str, T]
