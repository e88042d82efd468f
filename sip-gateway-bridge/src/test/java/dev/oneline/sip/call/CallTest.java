package dev.oneline.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.Report.CallEndCause;
import dev.oneline.sip.call.CallAction.AnswerOutcome;
import dev.oneline.sip.call.DialogInput.MediaRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallTest {
    private static final long INVITE = 7;
    private static final String SDP = "v=0";
    private static final CallInput TAKEN = new CallInput.ArrivalTaken();
    private static final CallInput ANSWER = new CallInput.AnswerAsked("c1:customer", "media-1");
    private static final CallInput OPENED = new DialogInput.MediaAnswered(INVITE, SDP);
    private static final CallInput ACK = new DialogInput.Acknowledged(INVITE, null);
    private static final CallInput CANCEL = new DialogInput.Cancelled(INVITE);
    private static final CallInput BYE = new DialogInput.HungUp();
    private static final CallInput END = new CallInput.EndAsked(480, "agent hung up");

    private Call call = new Call(INVITE, SDP, CallTimes.DEFAULT);
    private List<CallAction> did = List.of();

    @Test
    void shouldTryReportAndWaitForTheShard() {
        did = call.start();

        thenDid(
                new CallAction.Try(),
                new CallAction.ReportArrival(),
                new DialogAction.Arm(CallTimer.ARRIVAL, INVITE, 8_000));
    }

    @Test
    void shouldRefuseWith503WhenTheShardStaysSilent() {
        given();

        when(new DialogInput.TimerDue(CallTimer.ARRIVAL, INVITE));

        thenDid(
                new CallAction.ReportEnd(CallEndCause.TIMED_OUT),
                new DialogAction.Refuse(INVITE, 503, null, 5),
                new CallAction.TellAnswer(AnswerOutcome.GONE),
                new DialogAction.Forget());
    }

    @Test
    void shouldIgnoreTheArrivalTimerOnceTaken() {
        given(TAKEN);

        when(new DialogInput.TimerDue(CallTimer.ARRIVAL, INVITE));

        thenDid();
    }

    @Test
    void shouldRefuseAsTheShardSays() {
        given();

        when(new CallInput.ArrivalRefused(404));

        assertThat(did).contains(new DialogAction.Refuse(INVITE, 404, null, 0));
        assertThat(did).noneMatch(CallAction.ReportEnd.class::isInstance);
    }

    @Test
    void shouldNeverRefuseWithAStatusThatIsNoRefusal() {
        given();

        when(new CallInput.ArrivalRefused(200));

        assertThat(did).contains(new DialogAction.Refuse(INVITE, 503, null, 0));
    }

    @Test
    void shouldAnswerEvenWhenTheWishOvertakesTheShardsWord() {
        given(ANSWER, TAKEN);

        when(OPENED);

        assertThat(did).startsWith(new CallAction.TellAnswer(AnswerOutcome.ANSWERED), new DialogAction.Ok(INVITE, SDP));
    }

    @Test
    void shouldOpenOneLegHoweverOftenItIsAskedToAnswer() {
        given(TAKEN, ANSWER);

        when(ANSWER);

        thenDid();
    }

    @Test
    void shouldSayThatItIsAnsweredWhenAskedAgain() {
        given(TAKEN, ANSWER, OPENED, ACK);

        when(ANSWER);

        thenDid(new CallAction.TellAnswer(AnswerOutcome.ANSWERED));
    }

    @Test
    void shouldDropTheLegThatOpensAfterACancel() {
        given(TAKEN, ANSWER, CANCEL);

        when(OPENED);

        thenDid();
    }

    @Test
    void shouldLetTheAnswerStandWhenACancelComesTooLate() {
        given(TAKEN, ANSWER, OPENED);

        when(CANCEL);

        thenDid();
        assertThat(call.state()).isEqualTo(CallState.ANSWERED);
    }

    @Test
    void shouldHoldTheByeBackUntilTheAck() {
        given(TAKEN, ANSWER, OPENED);

        when(END);
        thenDid();
        when(ACK);

        assertThat(did).startsWith(new DialogAction.Bye("agent hung up"));
    }

    @Test
    void shouldSayByeWithoutAnAckOnceItIsDueNoMore() {
        given(TAKEN, ANSWER, OPENED, END);

        when(new DialogInput.TimerDue(CallTimer.ACK, INVITE));

        assertThat(did).startsWith(new DialogAction.Bye("agent hung up"));
        assertThat(did).as("the shard ended it itself").noneMatch(CallAction.ReportEnd.class::isInstance);
    }

    @Test
    void shouldEndTheInviteWhenAByeComesBeforeTheAnswer() {
        given(TAKEN, ANSWER);

        when(BYE);

        assertThat(did)
                .startsWith(
                        new CallAction.ReportEnd(CallEndCause.CANCELLED),
                        new DialogAction.Refuse(INVITE, 487, null, 0));
    }

    @Test
    void shouldForgetACallThatBothSidesEnd() {
        given(TAKEN, ANSWER, OPENED, ACK, END);

        when(BYE);

        thenDid(new DialogAction.Forget());
    }

    @Test
    void shouldRepeatTheOkLessAndLessOften() {
        given(TAKEN, ANSWER, OPENED);
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            when(new DialogInput.TimerDue(CallTimer.REPEAT_OK, INVITE));
            pauses.add(((DialogAction.Arm) did.getLast()).delayMs());
        }

        assertThat(pauses).containsExactly(1_000L, 2_000L, 4_000L, 4_000L, 4_000L);
        when(ACK);
        when(new DialogInput.TimerDue(CallTimer.REPEAT_OK, INVITE));
        thenDid();
    }

    @Test
    void shouldEndACallThatGotNoAnswerToItsOwnOffer() {
        call = new Call(INVITE, null, CallTimes.DEFAULT);
        given(TAKEN, ANSWER, OPENED);

        when(ACK);

        assertThat(did).startsWith(new CallAction.ReportEnd(CallEndCause.NO_MEDIA), new DialogAction.Bye(null));
    }

    @Test
    void shouldKeepTheSessionWhenANewOfferIsNoUse() {
        given(TAKEN, ANSWER, OPENED, ACK, new DialogInput.Offered(8, false, SDP));

        when(new DialogInput.MediaRefused(8, MediaRefusal.NOT_ACCEPTABLE));

        thenDid(new DialogAction.Refuse(8, 488, null, 0));
        assertThat(call.state()).isEqualTo(CallState.TALKING);
    }

    @Test
    void shouldTakeOneOfferAtATime() {
        given(TAKEN, ANSWER, OPENED, ACK, new DialogInput.Offered(8, false, SDP));

        when(new DialogInput.Offered(9, false, SDP));

        thenDid(new DialogAction.Refuse(9, 491, null, 0));
    }

    @Test
    void shouldRefuseAnOfferOutOfOrder() {
        given(TAKEN, ANSWER, OPENED, ACK);

        when(new DialogInput.Offered(INVITE, true, SDP));

        thenDid(new DialogAction.Refuse(INVITE, 500, null, 0));
    }

    @Test
    void shouldAnswerAReInviteThatAByeOvertakes() {
        given(TAKEN, ANSWER, OPENED, ACK, new DialogInput.Offered(8, false, SDP));

        when(BYE);

        thenDid(
                new CallAction.ReportEnd(CallEndCause.HUNG_UP),
                new DialogAction.Refuse(8, 487, null, 0),
                new DialogAction.Forget());
    }

    /** Whatever comes in whatever order: one arrival, at most one end, one refusal or one 200, and nothing after the end. */
    @Test
    void shouldKeepItsPromisesUnderAnySchedule() {
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            call = new Call(INVITE, random.nextBoolean() ? SDP : null, CallTimes.DEFAULT);
            var all = new ArrayList<>(call.start());
            for (int i = 0; i < 25; i++) {
                all.addAll(call.handle(anyInput(random)));
            }
            thenPromisesHold(seed, all);
        }
    }

    private static void thenPromisesHold(long seed, List<CallAction> all) {
        assertThat(all.stream().filter(CallAction.ReportEnd.class::isInstance))
                .as("ends reported, seed %d", seed)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(all.stream().filter(DialogAction.Bye.class::isInstance))
                .as("BYEs, seed %d", seed)
                .hasSizeLessThanOrEqualTo(1);
        long finals = all.stream().filter(CallTest::isFinalForTheInvite).count();
        assertThat(finals).as("final responses to the INVITE, seed %d", seed).isLessThanOrEqualTo(1);
        int forget = all.indexOf(new DialogAction.Forget());
        assertThat(forget).as("last of all, seed %d", seed).isIn(-1, all.size() - 1);
    }

    private static boolean isFinalForTheInvite(CallAction action) {
        return switch (action) {
            case DialogAction.Ok ok -> ok.cseq() == INVITE;
            // 500 goes to a later request that pretends to have the INVITE's number.
            case DialogAction.Refuse refuse -> refuse.cseq() == INVITE && refuse.status() != 500;
            default -> false;
        };
    }

    private static <T> T anyOf(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static CallInput anyInput(Random random) {
        long cseq = INVITE + random.nextInt(4);
        @Nullable String sdp = random.nextBoolean() ? SDP : null;
        return switch (random.nextInt(15)) {
            case 0 -> new CallInput.ArrivalTaken();
            case 1 -> random.nextInt(8) == 0 ? new CallInput.ArrivalRefused(404) : TAKEN;
            case 2, 3 -> ANSWER;
            case 4 -> random.nextInt(6) == 0 ? END : ANSWER;
            case 5, 6, 7 -> new DialogInput.MediaAnswered(cseq, SDP);
            case 8 -> new DialogInput.MediaRefused(cseq, anyOf(random, List.of(MediaRefusal.values())));
            case 9 -> random.nextInt(6) == 0 ? new DialogInput.Cancelled(cseq) : TAKEN;
            case 10, 11 -> new DialogInput.Acknowledged(cseq, sdp);
            case 12 -> new DialogInput.Offered(cseq, random.nextBoolean(), sdp);
            case 13 -> random.nextInt(6) == 0 ? BYE : new DialogInput.ByeDone();
            default -> new DialogInput.TimerDue(anyOf(random, List.of(CallTimer.values())), cseq);
        };
    }

    private void given(CallInput... inputs) {
        var unused = call.start();
        for (CallInput input : inputs) {
            var done = call.handle(input);
        }
    }

    private void when(CallInput input) {
        did = call.handle(input);
    }

    private void thenDid(CallAction... actions) {
        assertThat(did).containsExactly(actions);
    }
}
