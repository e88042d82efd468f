package dev.oneline.core.contact;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.MenuConfig;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Step;
import dev.oneline.core.media.MessageRecording;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoicemailTest {
    private static final Target STAY = Target.STAY;
    private static final Overflow TO_BOX =
            new Overflow("", STAY, Target.voicemail("night"), 0, STAY, 30_000, Target.voicemail("own"));
    private static final RoutingProfile PROFILE = new RoutingProfile(
            "p",
            "P",
            List.of(new RoutingProfile.Served("line", 1, 0)),
            List.of(
                    new RoutingProfile.Capacity(Channel.VOICE, 1),
                    new RoutingProfile.Capacity(Channel.VOICEMAIL, 1),
                    new RoutingProfile.Capacity(Channel.CALLBACK, 1)),
            List.of(),
            List.of());

    private final ShardStory story = ShardStory.configured(config());

    @Test
    void shouldTakeAMessageWhenNobodyIsThere() {
        story.arrives("c1", "line").thenContact("c1", ContactState.IN_FLOW);
        story.thenHears("c1", "zh-CN/voicemail-greeting", "beep");
        assertThat(story.outside().legs().get("c1").getFirst().recording())
                .isEqualTo(new MessageRecording("c1-r1", 60_000, 3_000, "#"));

        speaks("c1", "c1-r1", 8_000);

        story.thenHappened("MessageLeft", "ContactArrived", "ContactQueued", "FlowMoved");
        assertThat(left())
                .isEqualTo(new Event.MessageLeft("c1-r1", "night", "c1", "line", new Party("13800000000", ""), 8_000));
        story.thenHears("c1", "zh-CN/message-saved");
        story.soundsEnd("c1").thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
    }

    @Test
    void shouldPutTheMessageToAnAgentLikeAnyContact() {
        story.arrives("c1", "line");
        speaks("c1", "c1-r1", 8_000);

        story.ready("ana").thenOffered("c1-r1", "ana");

        assertThat(story.contact("c1-r1").channel()).isEqualTo(Channel.VOICEMAIL);
        story.accepts("ana", "c1-r1").when(new Command.HangUp("ana", "c1-r1"));
        story.thenEnded("c1-r1", ContactState.CLOSED, EndCause.AGENT_HUNG_UP);
    }

    @Test
    void shouldKeepTheMessageOfWhoHangsUp() {
        story.arrives("c1", "line").customerHangsUp("c1");
        story.thenEnded("c1", ContactState.ABANDONED, EndCause.CUSTOMER_HUNG_UP);

        speaks("c1", "c1-r1", 8_000);
        story.thenHappened("MessageLeft", "ContactArrived", "ContactQueued");

        speaks("c1", "c1-r1", 8_000);
        story.thenNoNews();
    }

    @Test
    void shouldLetTheCallerListenAndSpeakAnew() {
        story.when(new Command.Configure(reviewed())).arrives("c1", "line");
        speaks("c1", "c1-r1", 8_000);
        story.thenHappened("FlowMoved").thenHears("c1", "zh-CN/message-menu");

        story.presses("c1", "2").thenHears("c1", "recordings/c1-r1", "zh-CN/message-menu");
        story.presses("c1", "7").thenHappened("InputMissed").thenHears("c1", "zh-CN/message-menu");
        story.presses("c1", "3").thenHears("c1", "zh-CN/voicemail-greeting", "beep");
        speaks("c1", "c1-r5", 4_000);
        story.presses("c1", "1");

        story.thenHappened("MessageLeft", "ContactArrived", "ContactQueued", "FlowMoved");
        assertThat(left())
                .isEqualTo(new Event.MessageLeft("c1-r5", "night", "c1", "line", new Party("13800000000", ""), 4_000));
        story.thenHears("c1", "zh-CN/message-saved");
        story.soundsEnd("c1").thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
    }

    @Test
    void shouldLeaveWhatWasReviewedWhenTheCallerHangsUp() {
        story.when(new Command.Configure(reviewed())).arrives("c1", "line");
        speaks("c1", "c1-r1", 8_000);

        story.customerHangsUp("c1");

        story.thenHappened("MessageLeft", "ContactArrived", "ContactQueued", "ContactAbandoned");
        speaks("c1", "c1-r1", 8_000);
        story.thenNoNews();
    }

    @Test
    void shouldLeaveWhatWasReviewedWhenNothingOfUseIsPressed() {
        story.when(new Command.Configure(reviewed())).arrives("c1", "line");
        speaks("c1", "c1-r1", 8_000);

        story.presses("c1", "").presses("c1", "9").presses("c1", "");

        story.thenHappened("MessageLeft", "ContactArrived", "ContactQueued", "FlowMoved");
    }

    @Test
    void shouldForgetWhatIsToBeSpokenAnewAndIsNot() {
        story.when(new Command.Configure(reviewed())).arrives("c1", "line");
        speaks("c1", "c1-r1", 8_000);

        story.presses("c1", "3").customerHangsUp("c1");

        story.thenHappened("ContactAbandoned");
        speaks("c1", "c1-r3", 0);
        story.thenNoNews();
    }

    @Test
    void shouldLeaveWhatWasReviewedWhenTheMediaBridgeDies() {
        story.when(new Command.Configure(reviewed())).arrives("c1", "line").arrives("c2", "line");
        speaks("c1", "c1-r1", 8_000);
        speaks("c2", "c2-r1", 6_000);

        story.when(new Command.LoseNode("media1"));

        story.thenHappened(
                "MessageLeft",
                "ContactArrived",
                "ContactQueued",
                "ContactAbandoned",
                "MessageLeft",
                "ContactArrived",
                "ContactQueued",
                "ContactAbandoned");
    }

    @Test
    void shouldForgetABreath() {
        story.arrives("c1", "line").customerHangsUp("c1");

        speaks("c1", "c1-r1", 300);
        story.thenNoNews();
    }

    @Test
    void shouldGoOnWithoutAMessageWhenNothingIsSaid() {
        story.arrives("c1", "line");

        speaks("c1", "c1-r1", 0);

        story.thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
    }

    @Test
    void shouldGoOnWhenNobodyReportsTheMessage() {
        story.arrives("c1", "line");

        story.after(600_000).thenEnded("c1", ContactState.CLOSED, EndCause.SERVED);
    }

    @Test
    void shouldOnlyKeepTheMessageOfABoxWithoutAQueue() {
        story.signedIn("ana").arrives("c1", "line").after(30_000).thenContact("c1", ContactState.IN_FLOW);

        speaks("c1", "c1-r1", 8_000);

        story.thenHappened("MessageLeft", "FlowMoved");
        assertThat(left().boxId()).isEqualTo("own");
    }

    @Test
    void shouldPlayWhatWasRecorded() {
        story.when(new Command.PublishFlow(
                flow(
                        "names",
                        1,
                        "ask",
                        node(
                                "ask",
                                new Step.RecordMessage(recordings("your-name"), "name", 5_000, 2_000, "#"),
                                leads("next", "say", "empty", "bye", "failed", "bye")),
                        node(
                                "say",
                                new Step.Play(List.of(new Sound.Value(Sound.As.RECORDING, "{name}")), true),
                                leads("next", "bye")),
                        node("bye", new Step.HangUp(), leads())),
                "",
                ""));
        story.arrives("c1", "names").thenHears("c1", "zh-CN/your-name", "beep");

        speaks("c1", "c1-r1", 1_500);

        story.thenHappened("FlowMoved").thenHears("c1", "recordings/c1-r1");
    }

    @Test
    void shouldPromiseACallbackFromAFlow() {
        story.when(new Command.PublishFlow(
                flow(
                        "call-me",
                        1,
                        "offer",
                        node("offer", new Step.OfferCallback("line", "", "we-call-back"), leads("failed", "bye")),
                        node("bye", new Step.HangUp(), leads())),
                "",
                ""));
        story.signedIn("ana").arrives("c1", "call-me");

        story.thenContact("c1", ContactState.LEAVING).thenWaiting("c1:callback", 1);
        story.when(new Command.SetReady("ana")).thenOffered("c1:callback", "ana");
    }

    @Test
    void shouldHearTheMusicOfTheQueueThatItIsIn() {
        story.signedIn("ana").arrives("c1", "line").thenHears("c1", "line-music");

        story.when(new Command.MoveContact("c1", "other", "leader")).thenHears("c1", "other-music");
    }

    private void speaks(String contactId, String recordingId, long lengthMs) {
        story.when(new Command.FinishRecording(contactId, recordingId, lengthMs, 0));
    }

    private Event.MessageLeft left() {
        return (Event.MessageLeft) story.events().getFirst();
    }

    private static TenantConfig config() {
        return config(1, new VoicemailBox("night", "Night", "zh-CN", "", "line", List.of(), "", 60_000, 3_000));
    }

    private static TenantConfig config(long version, VoicemailBox night) {
        return new TenantConfig(
                version,
                List.of(queue("line", TO_BOX), queue("other", Overflow.NONE)),
                List.of(PROFILE, RoutingProfile.calls("q", List.of("other"))),
                List.of(new AgentConfig("ana", "Ana", "p")),
                List.of(
                        new EntryPoint("line", "line", ""),
                        new EntryPoint("names", "line", "", Demand.NONE, "names"),
                        new EntryPoint("call-me", "line", "", Demand.NONE, "call-me")),
                List.of(),
                List.of(),
                List.of(),
                List.of(night, new VoicemailBox("own", "Own", "zh-CN", "", "", List.of("ana"), "", 60_000, 3_000)),
                List.of(),
                new OfferConfig(Configs.RING_MS, "", Configs.DESK_GRACE_MS, Configs.GREETING_LIMIT_MS),
                MenuConfig.USUAL,
                new Limits(100, 10, 20));
    }

    /** Callers of the box at night may listen to what they have said. */
    private static TenantConfig reviewed() {
        return config(2, new VoicemailBox("night", "Night", "zh-CN", "", "line", List.of(), "", 60_000, 3_000, true));
    }

    private static QueueConfig queue(String queueId, Overflow overflow) {
        return new QueueConfig(queueId, queueId, 10, queueId + "-music", 0, RoutingRule.LONGEST_IDLE, overflow);
    }
}
