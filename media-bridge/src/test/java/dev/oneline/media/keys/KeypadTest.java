package dev.oneline.media.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.Report.InputEndCause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeypadTest {
    private static final Heard MENU = new Heard(Heard.Kind.ONCE, "menu", true);
    private static final Heard NEXT_MENU = new Heard(Heard.Kind.ONCE, "next-menu", true);
    private static final Heard NOTICE = new Heard(Heard.Kind.ONCE, "notice", false);
    private static final Heard MUSIC = new Heard(Heard.Kind.LOOP, "music", false);

    private final Keypad keypad = new Keypad();
    private long nowMs = 1_000;

    @Test
    void shouldEndAnInputWithItsTerminator() {
        keypad.plan(MENU, input("i1", 10, "#*"));
        assertThat(press("40")).isTrue();
        assertThat(ended()).isNull();
        press("#");
        assertThat(ended()).isEqualTo(new Ended("i1", "40", InputEndCause.TERMINATOR, false));
        assertThat(ended()).isNull();
    }

    @Test
    void shouldEndAnInputThatIsFull() {
        keypad.plan(Heard.SILENCE, input("i1", 3, ""));
        press("12");
        assertThat(ended()).isNull();
        press("#");
        assertThat(ended()).isEqualTo(new Ended("i1", "12#", InputEndCause.FULL, false));
    }

    @Test
    void shouldCountTheTimeForTheFirstKeyFromThePromptsEnd() {
        keypad.plan(MENU, input("i1", 3, "#"));
        tick(60_000, false);
        assertThat(ended()).isNull();
        tick(0, true);
        tick(4_999, true);
        assertThat(ended()).isNull();
        tick(1, true);
        assertThat(ended()).isEqualTo(new Ended("i1", "", InputEndCause.SILENCE, false));
        tick(60_000, true);
        assertThat(ended()).isNull();
    }

    @Test
    void shouldCountItFromTheStartOfSilenceAndOfALoop() {
        for (Heard heard : new Heard[] {Heard.SILENCE, new Heard(Heard.Kind.LOOP, "music", true), Heard.LEG}) {
            keypad.plan(heard, input("i-" + heard.kind(), 3, "#"));
            tick(0, false);
            tick(5_000, false);
            assertThat(ended()).isEqualTo(new Ended("i-" + heard.kind(), "", InputEndCause.SILENCE, false));
        }
    }

    @Test
    void shouldEndAnInputWhoseNextKeyDoesNotCome() {
        keypad.plan(MENU, input("i1", 5, "#"));
        press("1");
        tick(1_999, false);
        press("2");
        tick(1_999, false);
        assertThat(ended()).isNull();
        tick(1, false);
        assertThat(ended()).isEqualTo(new Ended("i1", "12", InputEndCause.PAUSE, false));
    }

    @Test
    void shouldNotCountKeysWhileAPromptPlaysThatNoKeyEnds() {
        keypad.plan(NOTICE, input("i1", 1, ""));
        assertThat(press("1")).isFalse();
        assertThat(ended()).isNull();
        tick(0, true);
        press("2");
        assertThat(ended()).isEqualTo(new Ended("i1", "2", InputEndCause.FULL, false));
    }

    @Test
    void shouldGiveKeysTypedAheadToTheNextInputAndPassItsPromptOver() {
        keypad.plan(MENU, input("i1", 1, ""));
        press("1234");
        assertThat(ended()).isEqualTo(new Ended("i1", "1", InputEndCause.FULL, false));

        assertThat(keypad.plan(NEXT_MENU, input("i2", 2, ""))).isTrue();
        assertThat(ended()).isEqualTo(new Ended("i2", "23", InputEndCause.FULL, false));

        // The third has one key already and waits for more, without its prompt.
        assertThat(keypad.plan(MENU, input("i3", 2, ""))).isTrue();
        tick(1_999, true);
        assertThat(ended()).isNull();
        tick(1, true);
        assertThat(ended()).isEqualTo(new Ended("i3", "4", InputEndCause.PAUSE, false));
    }

    @Test
    void shouldKeepKeysOfAnAnnouncementForTheInputThatFollows() {
        keypad.plan(MENU, null);
        assertThat(press("7")).isTrue();
        assertThat(press("8")).isFalse();

        assertThat(keypad.plan(new Heard(Heard.Kind.ONCE, "more", true), null)).isTrue();
        assertThat(keypad.plan(NEXT_MENU, input("i1", 2, ""))).isTrue();
        assertThat(ended()).isEqualTo(new Ended("i1", "78", InputEndCause.FULL, false));
    }

    @Test
    void shouldDropKeysTypedAheadWhenAPromptBeginsThatNoKeyEnds() {
        keypad.plan(MENU, input("i1", 1, ""));
        press("12");
        ended();

        assertThat(keypad.plan(NOTICE, input("i2", 1, ""))).isFalse();
        assertThat(ended()).isNull();
        tick(0, true);
        press("5");
        assertThat(ended()).isEqualTo(new Ended("i2", "5", InputEndCause.FULL, false));
    }

    @Test
    void shouldForgetKeysTypedAheadOnceTheLegHearsSomethingElse() {
        for (Heard heard : new Heard[] {Heard.LEG, Heard.SILENCE, MUSIC}) {
            keypad.plan(MENU, null);
            press("1");
            keypad.plan(heard, null);
            press("2");
            assertThat(keypad.listens()).isFalse();

            assertThat(keypad.plan(NEXT_MENU, input("i-" + heard.kind(), 1, "")))
                    .isFalse();
            assertThat(ended()).isNull();
        }
    }

    @Test
    void shouldKeepNoMoreKeysThanItsBound() {
        keypad.plan(MENU, null);
        press("1".repeat(Keypad.MAX_AHEAD + 30));
        keypad.plan(NEXT_MENU, input("i1", KeyInput.MAX_KEYS, ""));
        assertThat(ended()).isEqualTo(new Ended("i1", "1".repeat(64), InputEndCause.FULL, false));
        keypad.plan(MENU, input("i2", 1, ""));
        assertThat(ended()).isNull();
    }

    @Test
    void shouldGoOnWithTheSameInputInALaterPlanAndTellItOnce() {
        KeyInput input = input("i1", 3, "");
        keypad.plan(MENU, input);
        press("1");
        tick(1_000, true);

        // The same again, as an owner that was restarted says it.
        assertThat(keypad.plan(MENU, input)).isFalse();
        press("23");
        assertThat(ended()).isEqualTo(new Ended("i1", "123", InputEndCause.FULL, false));

        keypad.plan(MENU, input);
        tick(60_000, true);
        assertThat(ended()).isNull();
    }

    @Test
    void shouldNotBeginTheTimeAnewWhenAPlanIsRepeated() {
        KeyInput input = input("i1", 3, "");
        keypad.plan(MENU, input);
        tick(0, true);
        tick(3_000, true);
        keypad.plan(MENU, input);
        tick(1_999, true);
        assertThat(ended()).isNull();
        tick(1, true);
        assertThat(ended()).isEqualTo(new Ended("i1", "", InputEndCause.SILENCE, false));
    }

    @Test
    void shouldCancelAnInputSilently() {
        keypad.plan(MENU, input("i1", 3, ""));
        press("1");
        keypad.plan(Heard.LEG, null);
        tick(60_000, false);
        press("2");
        assertThat(ended()).isNull();
        assertThat(keypad.hasInput()).isFalse();
    }

    @Test
    void shouldLetATerminatorThatComesTooLateBeNobodys() {
        keypad.plan(MENU, input("i1", 4, "#"));
        press("1234");
        assertThat(ended()).isEqualTo(new Ended("i1", "1234", InputEndCause.FULL, false));
        keypad.plan(NEXT_MENU, input("i2", 1, ""));

        assertThat(press("#")).isFalse();
        assertThat(ended()).isNull();
        // The second one means the menu.
        assertThat(press("#")).isTrue();
        assertThat(ended()).isEqualTo(new Ended("i2", "#", InputEndCause.FULL, false));
    }

    @Test
    void shouldTakeATerminatorAfterAWhileForWhatItSays() {
        keypad.plan(MENU, input("i1", 1, "#"));
        press("1");
        ended();
        keypad.plan(NEXT_MENU, input("i2", 1, ""));
        tick(2_000, false);
        press("#");
        assertThat(ended()).isEqualTo(new Ended("i2", "#", InputEndCause.FULL, false));
    }

    @Test
    void shouldLeaveOutATerminatorTypedAheadOfNothing() {
        keypad.plan(MENU, null);
        press("12#5");
        keypad.plan(NEXT_MENU, input("i1", 2, "#"));
        assertThat(ended()).isEqualTo(new Ended("i1", "12", InputEndCause.FULL, false));
        keypad.plan(MENU, input("i2", 1, "#"));
        assertThat(ended()).isEqualTo(new Ended("i2", "5", InputEndCause.FULL, false));
    }

    @Test
    void shouldBoundWhatThePlanAsksFor() {
        keypad.plan(Heard.SILENCE, new KeyInput("i1", 0, "", -5, Long.MAX_VALUE, false));
        tick(0, false);
        assertThat(ended()).isEqualTo(new Ended("i1", "", InputEndCause.SILENCE, false));
        keypad.plan(Heard.SILENCE, new KeyInput("i2", 1_000, "", 1, Long.MAX_VALUE, false));
        press("1".repeat(64));
        assertThat(ended()).isEqualTo(new Ended("i2", "1".repeat(64), InputEndCause.FULL, false));
    }

    @Test
    void shouldShowKeysInNoText() {
        keypad.plan(Heard.SILENCE, new KeyInput("i1", 6, "#", 5_000, 2_000, true));
        press("867530");
        Ended ended = ended();
        assertThat(ended).isNotNull();
        assertThat(ended.secret()).isTrue();
        assertThat(ended.keys()).isEqualTo("867530");
        assertThat(ended.toString()).contains("i1", "FULL").doesNotContain("867530");
    }

    /** Returns whether one of them ended the prompt. */
    private boolean press(String keys) {
        boolean ends = false;
        for (int i = 0; i < keys.length(); i++) {
            ends |= keypad.press(keys.charAt(i), nowMs * 1_000_000);
        }
        return ends;
    }

    private void tick(long laterMs, boolean promptOver) {
        nowMs += laterMs;
        keypad.tick(promptOver, nowMs * 1_000_000);
    }

    private @Nullable Ended ended() {
        return keypad.takeEnded();
    }

    private static KeyInput input(String id, int maxKeys, String terminators) {
        return new KeyInput(id, maxKeys, terminators, 5_000, 2_000, false);
    }
}
