"""selfeval as a service of a JupyterHub. Copy what is between the lines into the Hub's own configuration.

Deltagere kommer med ved hjælp af en kode og skal ikke kendes af JupyterHub. Personalet logger ind i JupyterHub, og
grupperne der bestemmer rolle og teams. Se README.md i samme mappe.
"""

import os

c = get_config()  # noqa: F821  # type: ignore[name-defined]

# --- selfeval ----------------------------------------------------------------------------------------------------
HUB_ADDRESS = os.environ.get("SELFEVAL_HUB_ADDRESS", "https://hub.kommunen.dk")
PORT = int(os.environ.get("SELFEVAL_PORT", "8866"))
COMMAND = os.environ.get("SELFEVAL_COMMAND", "/opt/selfeval/bin/selfeval")
DATA = os.environ.get("SELFEVAL_DATA", "/var/lib/selfeval")

c.JupyterHub.services = [
    {
        "name": "selfeval",
        "url": f"http://127.0.0.1:{PORT}",
        "command": [
            *(COMMAND, "serve", "--jupyterhub", "--no-browser"),
            *("--data", DATA, "--address", f"{HUB_ADDRESS}/services/selfeval"),
        ],
        # Participants are no users of the Hub's, so the Hub's proxy lets everybody through to selfeval's own door.
        "oauth_no_confirm": True,
        # Who has logged in lets selfeval read which groups they are in, and nothing more.
        "oauth_client_allowed_scopes": ["read:users:name!user", "read:users:groups!user"],
    }
]

# Whoever may use the service: all who can log in to the Hub. Without one of the groups they get no further.
c.JupyterHub.load_roles = [{"name": "user", "scopes": ["self", "access:services!service=selfeval"]}]

# Groups can come from here, from the Hub's administration page, or from the authenticator (manage_groups).
c.JupyterHub.load_groups = {
    "selfeval-facilitator:alle": {"users": []},
    "selfeval-administrator": {"users": []},
}
# -----------------------------------------------------------------------------------------------------------------
