"""One session config with the one app."""

from __future__ import annotations

SESSION_CONFIGS = [{"name": "vurdering", "app_sequence": ["vurdering"], "num_demo_participants": 1}]
SESSION_CONFIG_DEFAULTS = {"real_world_currency_per_point": 1, "participation_fee": 0}
PARTICIPANT_FIELDS: list[str] = []
SESSION_FIELDS: list[str] = []
LANGUAGE_CODE = "da"
REAL_WORLD_CURRENCY_CODE = "DKK"
USE_POINTS = True
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = ""
SECRET_KEY = "only for measuring on this machine"
