"""Which key got the page of which kernel."""

from __future__ import annotations

OWNERS = "selfeval_kernel_owners"
"""The name of the owners among the settings of Tornado's application."""


class KernelOwners:
    """Which key got the page of which kernel: a kernel answers to no other key, whatever its role."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}

    def give(self, kernel_id: str, key_id: str, *, living: set[str]) -> None:
        """Note that the page with this kernel goes to a key. Kernels that no longer live are forgotten."""
        self._owners = {id: owner for id, owner in self._owners.items() if id in living} | {kernel_id: key_id}

    def has(self, kernel_id: str, key_id: str) -> bool:
        """Return whether this key got the kernel's page."""
        return self._owners.get(kernel_id) == key_id
