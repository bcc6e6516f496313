"""All addresses of the machine are found, and the likeliest for phones in the room comes first."""

from __future__ import annotations

import pytest

from selfeval.protocol.address.own import Found, Reach, here, is_this_machine, own_addresses, ranked, url

WIFI = Found("wlan0", "192.168.1.17")
LAPTOP = [
    Found("lo", "127.0.0.1"),
    Found("tun0", "10.8.0.2", alone=True),
    Found("docker0", "172.17.0.1"),
    Found("eth0", "10.0.0.5", is_up=False),
    Found("eth1", "169.254.7.7"),
    Found("tailscale0", "100.101.102.103"),
    WIFI,
    Found("wlan0", "fe80::1%wlan0"),
    Found("wlan0", "2001:db8::17"),
    Found("lo", "::1"),
]


def hosts(found: list[Found], *versions: int, outgoing: str | None = None) -> list[str]:
    return [one.host for one in ranked(found, versions or (4,), outgoing)]


def test_the_rooms_net_comes_before_vpn_and_containers_whatever_the_default_route_is() -> None:
    assert hosts(LAPTOP, outgoing="10.8.0.2")[0] == WIFI.host
    assert set(hosts(LAPTOP)) == {"192.168.1.17", "10.8.0.2", "172.17.0.1", "100.101.102.103", "169.254.7.7"}
    assert hosts(LAPTOP)[-1] == "169.254.7.7"


def test_of_two_such_nets_the_one_that_the_machine_goes_out_by_comes_first() -> None:
    two = [WIFI, Found("eth0", "10.0.0.5")]
    assert hosts(two, outgoing="10.0.0.5") == ["10.0.0.5", "192.168.1.17"]
    assert hosts(two) == ["192.168.1.17", "10.0.0.5"]


def test_an_address_that_no_link_opens_is_left_out() -> None:
    assert hosts(LAPTOP, 6) == ["2001:db8::17"]


@pytest.mark.parametrize(
    "name",
    ["VirtualBox Host-Only Network", "vEthernet (WSL)", "VMware Network Adapter VMnet8", "OpenVPN Wintun", "utun3"],
)
def test_virtual_nets_of_windows_and_macos_come_last(name: str) -> None:
    assert hosts([Found(name, "192.168.56.1"), Found("Wi-Fi", "10.1.2.3")]) == ["10.1.2.3", "192.168.56.1"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_server_for_this_computer_alone_is_known_as_one(host: str) -> None:
    assert [(one.host, one.reach) for one in own_addresses(host)] == [(host, Reach.ITSELF)]


def test_without_a_net_there_is_an_address_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selfeval.protocol.address.own.found_here", lambda: [Found("lo", "127.0.0.1")])
    assert [(one.host, one.reach) for one in own_addresses("0.0.0.0")] == [("127.0.0.1", Reach.ITSELF)]
    assert [one.host for one in own_addresses("::")] == ["::1"]


def test_links_on_the_computer_itself_lead_to_where_the_server_listens() -> None:
    assert [url(here(host), 8866) for host in ("0.0.0.0", "::", "192.168.1.17", "2001:db8::17")] == [
        "http://127.0.0.1:8866",
        "http://[::1]:8866",
        "http://192.168.1.17:8866",
        "http://[2001:db8::17]:8866",
    ]


def test_another_device_is_told_from_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selfeval.protocol.address.own.found_here", lambda: LAPTOP)
    assert all(map(is_this_machine, ["127.0.0.1", "::1", "192.168.1.17", "::ffff:192.168.1.17", "fe80::1%wlan0"]))
    assert not any(map(is_this_machine, ["192.168.1.18", "fe80::2%wlan0", None]))
