package dev.oneline.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.Report.PlacedCallOutcome;
import dev.oneline.sip.call.DialogInput.MediaRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacedCallTest {
    private static final MediaLeg LEG = new MediaLeg("c1:call1", "media-1");
    private static final long RING_MS = 25_000;
    private static final String SDP = "v=0";
    private static final String TAG = "t1";
    private static final PlacedCallInput OFFER = new PlacedCallInput.OfferMade(SDP);
    private static final PlacedCallInput TRYING = new PlacedCallInput.Provisional(100);
    private static final PlacedCallInput RINGING = new PlacedCallInput.Provisional(180);
    private static final PlacedCallInput OK = new PlacedCallInput.Accepted(TAG, SDP);
    private static final PlacedCallInput TAKEN = new PlacedCallInput.AnswerTaken();
    private static final PlacedCallInput CLEAR = new PlacedCallInput.ClearAsked("no more");
    private static final PlacedCallInput BYE = new DialogInput.HungUp();
    private static final PlacedCallInput RING_OVER = timer(CallTimer.RING);
    private static final DialogAction CLOSE_TIMER = new DialogAction.Arm(CallTimer.CLOSE, -1, 40_000);
    private static final DialogAction CANCEL_TIMER = new DialogAction.Arm(CallTimer.CANCEL, -1, 40_000);

    private PlacedCall call = new PlacedCall(LEG, RING_MS, CallTimes.DEFAULT);
    private List<PlacedCallAction> did = List.of();

    @Test
    void shouldOpenTheLegBeforeItInvites() {
        assertThat(call.start()).containsExactly(new PlacedCallAction.MakeOffer("c1:call1", "media-1"));

        when(OFFER);

        thenDid(
                new PlacedCallAction.Invite(SDP),
                new PlacedCallAction.TellPlaced(true),
                new DialogAction.Arm(CallTimer.RESPONSE, -1, 8_000),
                new DialogAction.Arm(CallTimer.RING, -1, RING_MS));
    }

    @Test
    void shouldPlaceNothingWithoutMedia() {
        given();

        when(new PlacedCallInput.OfferFailed());

        thenDid(new PlacedCallAction.TellPlaced(false), new DialogAction.Forget());
    }

    @Test
    void shouldTellOnceThatItRings() {
        given(OFFER, TRYING);

        when(RINGING);
        thenDid(new PlacedCallAction.ReportRinging());

        when(new PlacedCallInput.Provisional(183));
        thenDid();
    }

    @Test
    void shouldTellOfTheAnswerOnceTheMediaBridgeHasIt() {
        given(OFFER, RINGING);

        when(OK);
        thenDid(new PlacedCallAction.Ack(TAG), new PlacedCallAction.TakeAnswer("c1:call1", "media-1", SDP));

        when(TAKEN);
        thenDid(new PlacedCallAction.ReportAnswered());
    }

    @Test
    void shouldTakeAnAnswerWithoutAnyProvisionalResponse() {
        given(OFFER);

        when(OK);

        assertThat(did).startsWith(new PlacedCallAction.Ack(TAG));
    }

    @ParameterizedTest
    @CsvSource({
        "486,BUSY",
        "600,BUSY",
        "480,NO_ANSWER",
        "408,NO_ANSWER",
        "487,REFUSED",
        "403,REFUSED",
        "404,REFUSED",
        "484,REFUSED",
        "603,REFUSED",
        "500,REFUSED",
        "503,REFUSED",
        "302,REFUSED",
        "401,REFUSED",
        "407,REFUSED"
    })
    void shouldSayWhyItWasRefused(int status, PlacedCallOutcome outcome) {
        given(OFFER, TRYING);

        when(new PlacedCallInput.Rejected(status));

        thenDid(new PlacedCallAction.ReportOutcome(outcome, status), new DialogAction.Forget());
    }

    @Test
    void shouldBeUnreachableWhenTheInviteGetsNoResponse() {
        given(OFFER);

        when(new PlacedCallInput.NoResponse());

        thenDid(new PlacedCallAction.ReportOutcome(PlacedCallOutcome.UNREACHABLE, 0), new DialogAction.Forget());
    }

    @Test
    void shouldNotMakeTheCallerWaitForATransactionThatNobodyAnswers() {
        given(OFFER);

        when(timer(CallTimer.RESPONSE));
        thenDid(new PlacedCallAction.ReportOutcome(PlacedCallOutcome.UNREACHABLE, 0), CANCEL_TIMER);

        when(new PlacedCallInput.NoResponse());
        thenDid(new DialogAction.Forget());
    }

    @Test
    void shouldCancelAsSoonAsAGatewayThatWasGivenUpSaysSomething() {
        given(OFFER, timer(CallTimer.RESPONSE));

        when(TRYING);
        thenDid(new PlacedCallAction.Cancel(null));
        when(RINGING);
        thenDid();

        when(new PlacedCallInput.Rejected(487));
        thenDid(new DialogAction.Forget());
    }

    @Test
    void shouldIgnoreTheResponseTimerOnceTheGatewayTries() {
        given(OFFER, TRYING);

        when(timer(CallTimer.RESPONSE));

        thenDid();
    }

    @Test
    void shouldCancelWhenItRangLongEnough() {
        given(OFFER, RINGING);

        when(RING_OVER);
        thenDid(
                new PlacedCallAction.ReportOutcome(PlacedCallOutcome.NO_ANSWER, 0),
                CANCEL_TIMER,
                new PlacedCallAction.Cancel("no answer"));

        when(new PlacedCallInput.Rejected(487));
        thenDid(new DialogAction.Forget());
    }

    @Test
    void shouldNotCancelACallThatWasAnsweredInTime() {
        given(OFFER, RINGING, OK);

        when(RING_OVER);

        thenDid();
    }

    @Test
    void shouldHoldTheCancelBackUntilTheGatewayTries() {
        given(OFFER);

        when(CLEAR);
        thenDid(new PlacedCallAction.ReportOutcome(PlacedCallOutcome.CLEARED, 0), CANCEL_TIMER);

        when(TRYING);
        thenDid(new PlacedCallAction.Cancel("no more"));
    }

    @Test
    void shouldHangUpOnAnAnswerThatCrossesTheCancel() {
        given(OFFER, RINGING, CLEAR);

        when(OK);
        thenDid(new PlacedCallAction.Ack(TAG), new DialogAction.Bye("no more"), CLOSE_TIMER);

        when(new DialogInput.ByeDone());
        thenDid(new DialogAction.Forget());
    }

    @Test
    void shouldForgetACancelledCallThatNeverEnds() {
        given(OFFER, RINGING, CLEAR);

        when(timer(CallTimer.CANCEL));

        thenDid(new DialogAction.Forget());
    }

    @Test
    void shouldNotInviteWhenItIsClearedWhileTheLegOpens() {
        given();

        when(CLEAR);
        thenDid(
                new PlacedCallAction.TellPlaced(true),
                new PlacedCallAction.ReportOutcome(PlacedCallOutcome.CLEARED, 0),
                new DialogAction.Forget());

        when(OFFER);
        thenDid();
    }

    @Test
    void shouldSayByeToAnAnsweredCall() {
        given(OFFER, RINGING, OK, TAKEN);

        when(CLEAR);
        thenDid(
                new PlacedCallAction.ReportOutcome(PlacedCallOutcome.CLEARED, 200),
                new DialogAction.Bye("no more"),
                CLOSE_TIMER);

        when(CLEAR);
        thenDid();
    }

    @Test
    void shouldSayThatTheyHungUp() {
        given(OFFER, RINGING, OK, TAKEN);

        when(BYE);

        thenDid(new PlacedCallAction.ReportOutcome(PlacedCallOutcome.HUNG_UP, 200), new DialogAction.Forget());
    }

    @Test
    void shouldForgetACallThatBothSidesEnd() {
        given(OFFER, RINGING, OK, TAKEN, CLEAR);

        when(BYE);

        thenDid(new DialogAction.Forget());
    }

    @Test
    void shouldHangUpOnAnAnswerWithoutMedia() {
        given(OFFER, RINGING);

        when(new PlacedCallInput.Accepted(TAG, null));

        thenDid(
                new PlacedCallAction.Ack(TAG),
                new PlacedCallAction.ReportOutcome(PlacedCallOutcome.REFUSED, 200),
                new DialogAction.Bye(null),
                CLOSE_TIMER);
    }

    @Test
    void shouldHangUpOnAnAnswerThatIsNoUse() {
        given(OFFER, RINGING, OK);

        when(new PlacedCallInput.AnswerUnusable());

        thenDid(
                new PlacedCallAction.ReportOutcome(PlacedCallOutcome.REFUSED, 200),
                new DialogAction.Bye(null),
                CLOSE_TIMER);
    }

    @Test
    void shouldAcknowledgeTheSameAnswerAgain() {
        given(OFFER, RINGING, OK, TAKEN);

        when(OK);

        thenDid(new PlacedCallAction.RepeatAck(TAG));
    }

    @Test
    void shouldLetGoOfWhoeverAnswersSecond() {
        given(OFFER, RINGING, OK, TAKEN);

        when(new PlacedCallInput.Accepted("t2", SDP));
        thenDid(new PlacedCallAction.Release("t2"));

        when(new PlacedCallInput.Accepted("t2", SDP));
        thenDid(new PlacedCallAction.RepeatAck("t2"));
    }

    @Test
    void shouldBeLostWhenTheBridgeStops() {
        given(OFFER, RINGING, OK, TAKEN);

        when(new PlacedCallInput.StopAsked());

        thenDid(
                new PlacedCallAction.ReportOutcome(PlacedCallOutcome.LOST, 200),
                new DialogAction.Bye("shutting down"),
                CLOSE_TIMER);
    }

    @Test
    void shouldPassHoldOfTheOtherSideToTheMediaBridge() {
        given(OFFER, RINGING, OK, TAKEN);

        when(new DialogInput.Offered(0, false, SDP));
        thenDid(new DialogAction.UpdateLeg(0, "c1:call1", "media-1", SDP));

        when(new DialogInput.MediaAnswered(0, SDP));
        assertThat(did).startsWith(new DialogAction.Ok(0, SDP));
        when(new DialogInput.Acknowledged(0, null));
        thenDid();
        when(new DialogInput.Offered(1, true, null));
        thenDid(new DialogAction.OkUpdate(1, null));
    }

    @Test
    void shouldBeLostWhenTheAckToTheirReInviteNeverComes() {
        given(OFFER, RINGING, OK, TAKEN, new DialogInput.Offered(7, false, SDP), new DialogInput.MediaAnswered(7, SDP));

        when(new DialogInput.TimerDue(CallTimer.ACK, 7));

        assertThat(did).startsWith(new PlacedCallAction.ReportOutcome(PlacedCallOutcome.LOST, 200));
    }

    @Test
    void shouldAnswerAReInviteThatAClearOvertakes() {
        given(OFFER, RINGING, OK, TAKEN, new DialogInput.Offered(7, false, SDP));

        when(CLEAR);

        assertThat(did).contains(new DialogAction.Refuse(7, 487, null, 0), new DialogAction.Bye("no more"));
    }

    @Test
    void shouldTellAReInviteToWaitBeforeTheAnswerIsTaken() {
        given(OFFER, RINGING, OK);

        when(new DialogInput.Offered(7, false, SDP));

        thenDid(new DialogAction.Refuse(7, 491, null, 0));
    }

    /**
     * Whatever comes in whatever order: asked once, told once, one end of what was taken on and none of what wasn't, never a
     * CANCEL before a response, every answer acknowledged before its BYE, and nothing after the end.
     */
    @Test
    void shouldKeepItsPromisesUnderAnySchedule() {
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            call = new PlacedCall(LEG, RING_MS, CallTimes.DEFAULT);
            var all = new ArrayList<>(call.start());
            boolean responded = false;
            for (int i = 0; i < 25; i++) {
                PlacedCallInput input = anyInput(random);
                responded |=
                        input instanceof PlacedCallInput.Provisional && count(all, PlacedCallAction.Invite.class) > 0;
                List<PlacedCallAction> now = call.handle(input);
                if (!responded) {
                    assertThat(count(now, PlacedCallAction.Cancel.class))
                            .as("CANCEL before any response, seed %d", seed)
                            .isZero();
                }
                all.addAll(now);
            }
            thenPromisesHold(seed, all);
        }
    }

    private void thenPromisesHold(long seed, List<PlacedCallAction> all) {
        for (var once : List.of(
                PlacedCallAction.Invite.class,
                PlacedCallAction.TellPlaced.class,
                PlacedCallAction.ReportRinging.class,
                PlacedCallAction.ReportAnswered.class,
                PlacedCallAction.ReportOutcome.class,
                PlacedCallAction.Ack.class,
                PlacedCallAction.Cancel.class,
                DialogAction.Bye.class)) {
            assertThat(count(all, once)).as("%s, seed %d", once, seed).isLessThanOrEqualTo(1);
        }
        if (count(all, DialogAction.Bye.class) > 0) {
            assertThat(indexOf(all, PlacedCallAction.Ack.class))
                    .as("ACK before BYE, seed %d", seed)
                    .isBetween(0, indexOf(all, DialogAction.Bye.class));
        }
        int forget = all.indexOf(new DialogAction.Forget());
        assertThat(forget).as("last of all, seed %d", seed).isIn(-1, all.size() - 1);
        boolean takenOn = all.contains(new PlacedCallAction.TellPlaced(true));
        if (forget >= 0) {
            assertThat(count(all, PlacedCallAction.ReportOutcome.class))
                    .as("its end is told, seed %d", seed)
                    .isEqualTo(takenOn ? 1 : 0);
        }
        int outcome = indexOf(all, PlacedCallAction.ReportOutcome.class);
        assertThat(indexOf(all, PlacedCallAction.ReportAnswered.class))
                .as("the end is told last, seed %d", seed)
                .isLessThanOrEqualTo(outcome < 0 ? Integer.MAX_VALUE : outcome);
        assertThat(call.state().isCarried())
                .as("carried until its end is told, seed %d", seed)
                .isEqualTo(outcome < 0 && forget < 0);
    }

    private static long count(List<PlacedCallAction> all, Class<? extends PlacedCallAction> type) {
        return all.stream().filter(type::isInstance).count();
    }

    private static int indexOf(List<PlacedCallAction> all, Class<? extends PlacedCallAction> type) {
        return all.stream()
                .filter(type::isInstance)
                .findFirst()
                .map(all::indexOf)
                .orElse(-1);
    }

    private static <T> T anyOf(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static PlacedCallInput anyInput(Random random) {
        long cseq = random.nextInt(4);
        boolean rarely = random.nextInt(6) == 0;
        return switch (random.nextInt(15)) {
            case 0, 1, 2 -> rarely ? new PlacedCallInput.OfferFailed() : OFFER;
            case 3, 4 -> anyOf(random, List.of(TRYING, RINGING));
            case 5, 6 -> new PlacedCallInput.Accepted(anyOf(random, List.of("t1", "t2")), rarely ? null : SDP);
            case 7 -> rarely ? new PlacedCallInput.Rejected(486) : RINGING;
            case 8 -> rarely ? new PlacedCallInput.NoResponse() : TRYING;
            case 9, 10 -> rarely ? new PlacedCallInput.AnswerUnusable() : TAKEN;
            case 11 -> rarely ? anyOf(random, List.of(CLEAR, new PlacedCallInput.StopAsked())) : TAKEN;
            case 12 ->
                anyOf(
                        random,
                        List.of(
                                new DialogInput.Offered(cseq, random.nextBoolean(), random.nextBoolean() ? SDP : null),
                                new DialogInput.MediaAnswered(cseq, SDP),
                                new DialogInput.MediaRefused(cseq, MediaRefusal.NOT_ACCEPTABLE),
                                new DialogInput.Acknowledged(cseq, null)));
            case 13 -> rarely ? BYE : new DialogInput.ByeDone();
            default -> new DialogInput.TimerDue(anyOf(random, List.of(CallTimer.values())), cseq);
        };
    }

    private static PlacedCallInput timer(CallTimer timer) {
        return new DialogInput.TimerDue(timer, -1);
    }

    private void given(PlacedCallInput... inputs) {
        var unused = call.start();
        for (PlacedCallInput input : inputs) {
            var done = call.handle(input);
        }
    }

    private void when(PlacedCallInput input) {
        did = call.handle(input);
    }

    private void thenDid(PlacedCallAction... actions) {
        assertThat(did).containsExactly(actions);
    }
}
