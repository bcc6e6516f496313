"""Typed ways into and out of a frame, where pandas' own types say less than the frame holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd


def ordered(names: Iterable[str]) -> pd.CategoricalDtype:
    """Return the type of a column with these words, in this order.

    >>> ordered(("lav", "høj")).categories.tolist()
    ['lav', 'høj']
    """
    return pd.CategoricalDtype(list(names), ordered=True)


def categorical(codes: npt.NDArray[np.int64] | pd.Series[int], like: pd.Series | pd.CategoricalDtype) -> pd.Categorical:
    """Return the words that codes stand for, with the type of another column.

    >>> categorical(np.array([1, 0]), ordered(("lav", "høj"))).tolist()
    ['høj', 'lav']
    """
    kind = like.dtype if isinstance(like, pd.Series) else like
    return pd.Categorical.from_codes(codes, dtype=cast("pd.CategoricalDtype", kind))


def whole_numbers(column: pd.Series) -> npt.NDArray[np.int64]:
    """Return a column without missing values as an array of int64."""
    return np.asarray(column.to_numpy("int64"), dtype=np.int64)


def codes_of(column: pd.Series) -> npt.NDArray[np.int64]:
    """Return for each value its place among the column's categories.

    >>> codes_of(pd.Series(["b", "a", "b"])).tolist()
    [1, 0, 1]
    """
    return whole_numbers(column.astype("category").cat.codes)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return one dictionary a row: column → value.

    >>> records(pd.DataFrame({"item": ["p01"], "level": [3]}))
    [{'item': 'p01', 'level': 3}]
    """
    return cast("list[dict[str, Any]]", frame.to_dict("records"))
