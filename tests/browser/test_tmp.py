from tests.browser.participant_page import ParticipantPage
from tests.browser.visitors import PHONE
from tests.browser.facilitator_page import FacilitatorPage
def test_x(server, visitors, ready, logged_in):
    r = ready.round()
    p = ParticipantPage(visitors.page(**PHONE))
    p.come_by_code(server.address, r.code)
    p.join("Medarbejder")
    p.rate("Faglig kvalitet", "3: I nogen grad", marks=("Praksis",), note="<script>")
    p.turn_to("2 En fælles faglig retning")
    f = FacilitatorPage(logged_in().new_page())
    f.open_round(server.address, r.id)
    f.expect_phase("Vurdering")
    print(server.kernels())
