"""Who may do what, when: the rules of a round, on top of storage and below every screen.

Every rule reads the round and saves in one write transaction, and says in Danish what was wrong and what would
be right. Nothing here knows a widget, a frame or a web request. A round from plan to picture:

>>> from datetime import date
>>> from tempfile import TemporaryDirectory
>>> from selfeval.framework import read_framework
>>> from selfeval.records import Organisation, Perspective, Phase, Team
>>> from selfeval.storage import Store
>>> from selfeval.workshop.answers.joining import join
>>> from selfeval.workshop.reveal.result import round_result
>>> from selfeval.workshop.round.leading import go_to, plan_round
>>> folder = TemporaryDirectory()
>>> with Store.open(f"{folder.name}/selfeval.db") as store:
...     _ = store.add_organisation(Organisation(id="k1", name="Kommunen"))
...     _ = store.add_team(Team(id="t1", organisation_id="k1", name="Team Åparken"))
...     round = plan_round(
...         store,
...         team_id="t1",
...         title="Forår",
...         frameworks=[read_framework("pejlemaerker-bostoette", "2021")],
...         items=["p01"],
...         retain_until=date(2028, 3, 4),
...         today=date(2026, 3, 4),
...     )
...     round = go_to(store, round, Phase.VURDERING)
...     for n, level in enumerate([1, 2, 4, 5]):
...         session = join(store, round.code, f"a-key-that-a-browser-made-{n}", Perspective.MEDARBEJDER)
...         _ = session.rate(id=f"answer-{n}", item="p01", dimension="faglig", level=level)
...     result = round_result(store, go_to(store, round, Phase.DIALOG))
>>> folder.cleanup()
>>> result.picture("p01").dimensions[1].spread.words
'Svarene ligger i to grupper'
>>> result.agenda[0].reasons
('To grupper: 2 svarer 1–2 og 2 svarer 4–5 i faglig kvalitet',)
"""
