"""How much is tried: the same every time in `make test`, fifty times as much and anew in `make verify`."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings

STEADY = settings.get_profile("steady").max_examples


def examples(number: int, **more: Any) -> settings:
    """Settings for so many examples, times what the chosen profile asks for."""
    times = settings.default.max_examples / STEADY
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.large_base_example]
    return settings(settings.default, max_examples=max(1, round(number * times)), suppress_health_check=quiet, **more)
