"""The addresses of this machine, the likeliest for phones in the room first."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

EVERYWHERE = ("", "0.0.0.0", "::")
"""Hosts that a server listens on where it is to be reached by every address of the machine."""

VIRTUAL = re.compile(
    r"^(docker|br-|veth|virbr|vmnet|vbox|tun|tap|wg|utun|ppp|ipsec|zt|cni|flannel|cali|lxc|lxd|podman|kube|gpd|csco"
    r"|awdl|llw|vethernet)"
    r"|virtual|vmware|vpn|wireguard|tailscale|zerotier|hyper-v|wsl|host-only|anyconnect|fortinet|globalprotect|nordlynx",
    re.IGNORECASE,
)
"""Names of interfaces that lead to no room: of virtual machines, containers and VPNs, on Linux, macOS and Windows."""

CARRIERS = ipaddress.ip_network("100.64.0.0/10")
"""Shared by carriers and by VPNs such as Tailscale."""

HTTP = 80
"""The port that browsers leave out of an address."""

ALONE = "255.255.255.255"


class Reach(IntEnum):
    """How likely a phone in the room reaches an address; the lower, the likelier."""

    ROOM = 0
    NET = 1
    VERSION_6 = 2
    TUNNEL = 3
    UNSET = 4
    ITSELF = 5


REACHES = {
    Reach.ROOM: "lokalt net",
    Reach.NET: "net uden for huset",
    Reach.VERSION_6: "IPv6",
    Reach.TUNNEL: "VPN eller virtuelt net",
    Reach.UNSET: "net uden adresse fra en router",
    Reach.ITSELF: "kun denne computer",
}


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """An address that this machine has: `host` as it is written without a port, and how likely a phone reaches it."""

    host: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Found:
    """An address as the operating system tells of it; `alone` is an address on a net of its own, as a VPN gives."""

    interface: str
    host: str
    is_up: bool = True
    alone: bool = False


def own_addresses(host: str) -> tuple[OwnAddress, ...]:
    """Return the addresses at which a server that listens on `host` is reached, the likeliest for phones first."""
    if host not in EVERYWHERE:
        return (OwnAddress(host, _reach_of(host)),)
    versions: tuple[int, ...] = {"0.0.0.0": (4,), "::": (6,)}.get(host, (4, 6))
    return ranked(found_here(), versions, outgoing_host()) or (OwnAddress(_loopback(host), Reach.ITSELF),)


def ranked(
    found: Iterable[Found], versions: tuple[int | None, ...] = (4,), outgoing: str | None = None
) -> tuple[OwnAddress, ...]:
    """Return the addresses that others may reach, the likeliest first.

    outgoing  the one that the machine itself goes out by; the first of those that are as likely as it is

    >>> there = [Found("tun0", "10.8.0.2"), Found("lo", "127.0.0.1"), Found("wlan0", "192.168.1.17")]
    >>> [one.host for one in ranked(there)]
    ['192.168.1.17', '10.8.0.2']
    """
    usable = [one for one in found if one.is_up and _version(one.host) in versions]
    kept = [OwnAddress(one.host, reach) for one in usable if (reach := _reach(one)) is not None]
    return tuple(sorted(kept, key=lambda one: (one.reach, one.host != outgoing)))


def found_here() -> Iterator[Found]:
    """Return what the operating system tells of this machine's addresses."""
    import psutil  # here, so that a kernel that only reads an address does not wait for it

    up = {name: found.isup for name, found in psutil.net_if_stats().items()}
    for name, addresses in psutil.net_if_addrs().items():
        for one in addresses:
            if one.family in (socket.AF_INET, socket.AF_INET6):
                yield Found(name, one.address, up.get(name, False), alone=one.netmask == ALONE)


def outgoing_host() -> str | None:
    """Return the address by which the machine goes out; None where it is on no net.

    No packet is sent: connecting a UDP socket only asks the operating system which interface it would use.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return None


def is_this_machine(address: str | None) -> bool:
    """Return whether a request came from this machine itself, by whichever of its addresses."""
    seen = (address or "").partition("%")[0].removeprefix("::ffff:")
    return _reach_of(seen) == Reach.ITSELF or seen in {one.host.partition("%")[0] for one in found_here()}


def here(host: str) -> str:
    """Return the host at which a browser on this very machine finds a server that listens on `host`.

    >>> here("0.0.0.0"), here("::"), here("192.168.1.17")
    ('127.0.0.1', '::1', '192.168.1.17')
    """
    return _loopback(host) if host in EVERYWHERE else host


def url(host: str, port: int, base: str = "") -> str:
    """Return an address as a browser takes it.

    >>> url("192.168.1.17", 8866), url("::1", 80, "/selfeval")
    ('http://192.168.1.17:8866', 'http://[::1]/selfeval')
    """
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}{'' if port == HTTP else f':{port}'}{base}"


def is_for_this_computer_alone(host: str) -> bool:
    """Return whether no other machine reaches the host.

    >>> [is_for_this_computer_alone(host) for host in ("127.0.0.1", "localhost", "::1", "192.168.1.17")]
    [True, True, True, False]
    """
    return _reach_of(host) == Reach.ITSELF


def _loopback(host: str) -> str:
    return "::1" if host == "::" else "127.0.0.1"


def _version(host: str) -> int | None:
    try:
        return ipaddress.ip_address(host).version
    except ValueError:
        return None


def _reach(found: Found) -> Reach | None:
    """Return how likely a phone reaches an address; None for one that is the machine's alone or no link opens."""
    address = ipaddress.ip_address(found.host)
    reach = _reach_of(found.host)
    if reach == Reach.ITSELF or (address.version == 6 and address.is_link_local):
        return None  # a browser takes no address with the name of an interface in it
    return Reach.TUNNEL if reach != Reach.UNSET and (found.alone or VIRTUAL.search(found.interface)) else reach


def _reach_of(host: str) -> Reach:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return Reach.ITSELF if host.lower().rstrip(".") == "localhost" else Reach.NET
    if address.is_loopback:
        return Reach.ITSELF
    if address.is_link_local:
        return Reach.UNSET
    if address.version == 6:
        return Reach.VERSION_6
    return Reach.TUNNEL if address in CARRIERS else Reach.ROOM if address.is_private else Reach.NET
