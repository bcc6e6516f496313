"""What an item is called on a screen: two frameworks in one round both have a number 4."""

from __future__ import annotations

from selfeval.framework.model import Item
from selfeval.text import ITEM_KINDS


def item_name(item: Item) -> str:
    """Kind, number and title.

    >>> from selfeval.framework import read_framework
    >>> item_name(read_framework("pejlemaerker-bostoette").item("p09"))
    'Pejlemærke 9: Fleksibilitet i indsatsen'
    """
    return f"{ITEM_KINDS[item.kind]} {item.number}".strip() + f": {item.title}"
