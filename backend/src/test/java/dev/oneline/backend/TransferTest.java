package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.PlacedCallOutcome;
import dev.oneline.contract.bus.SipRequest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo's calls out from outside: a PIN is checked, and a number called over the SIP bridge. */
class TransferTest {
    private static final String DISA_LINE = "4008001238";
    private static final String PIN = "246810";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @BeforeEach
    void aliceHasAPin() {
        var changed = rig.rest()
                .as("admin")
                .send(
                        "PATCH",
                        "/api/v1/users/alice",
                        new JsonObject().put("phonePin", PIN).encode(),
                        "application/json");
        assertThat(changed.json().getBoolean("phonePin")).isTrue();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void typesAPin(String contactId, String pin) {
        media.presses(contactId, "zh-CN/enter-extension", "601");
        media.presses(contactId, "zh-CN/enter-pin", pin);
    }

    private SipRequest.PlaceCall callsOut(String contactId) {
        sip.callArrives(contactId, DISA_LINE);
        typesAPin(contactId, PIN);
        media.presses(contactId, "zh-CN/enter-number", "13900000000");
        return sip.asked(SipRequest.PlaceCall.class);
    }

    @Test
    void shouldConnectTheCallerWithTheNumberThatHeTyped() {
        var call = callsOut("c1");

        assertThat(call.number()).isEqualTo("13900000000");
        assertThat(call.caller()).isEqualTo(DISA_LINE);
        assertThat(call.mediaNode()).isEqualTo(media.nodeId());
        assertThat(media.plan("c1", 2).legs().getFirst().hears())
                .isInstanceOfSatisfying(Hears.Prompt.class, ringing -> assertThat(ringing.names())
                        .containsExactly("ringback"));

        sip.report(new Report.PlacedCallAnswered("c1", call.callId(), "sip"));

        Eventually.until(
                "they talk", () -> media.plan("c1", 2).legs().getFirst().hears().equals(new Hears.Leg(call.legId())));
        var legs = media.plan("c1", 2).legs();
        assertThat(legs.getLast().legId()).isEqualTo(call.legId());
        assertThat(legs.getLast().hears()).isEqualTo(new Hears.Leg("c1:customer"));
        sip.report(new Report.PlacedCallEnded("c1", call.callId(), PlacedCallOutcome.HUNG_UP, 200));
        media.hears("c1", "zh-CN/enter-number");
    }

    @Test
    void shouldSayThatTheLineIsBusy() {
        var call = callsOut("c1");

        sip.report(new Report.PlacedCallEnded("c1", call.callId(), PlacedCallOutcome.BUSY, 486));

        media.hears("c1", "zh-CN/line-busy");
    }

    @Test
    void shouldLockOutWhoeverTriesTooOften() {
        for (var call = 0; call < 5; call++) {
            sip.callArrives("c" + call, DISA_LINE);
            typesAPin("c" + call, "1111");
            media.hears("c" + call, "zh-CN/wrong-pin");
        }
        sip.callArrives("locked", DISA_LINE);

        typesAPin("locked", PIN);

        media.hears("locked", "zh-CN/not-reached");
    }

    @Test
    void shouldForgetTheWrongOnesOnceItIsRight() {
        for (var round = 0; round < 2; round++) {
            for (var call = 0; call < 3; call++) {
                var contactId = "c" + round + call;
                sip.callArrives(contactId, DISA_LINE);
                typesAPin(contactId, "1111");
                media.hears(contactId, "zh-CN/wrong-pin");
            }
            sip.callArrives("right" + round, DISA_LINE);
            typesAPin("right" + round, PIN);
            media.hears("right" + round, "zh-CN/enter-number");
        }
    }
}
