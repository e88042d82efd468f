package dev.oneline.media.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.rtp.Codec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    @Test
    void shouldPlaySoundsWithoutAGap() {
        Playback playback = once(sound(1, 2), sound(2, 1), sound(3, 2));

        assertThat(play(playback, 5)).isEqualTo("11233");
        assertThat(playback.isOver()).isTrue();
        assertThat(playback.finishesNow()).isTrue();
        assertThat(playback.finishesNow()).isFalse();
        assertThat(play(playback, 2)).isEqualTo("..");
    }

    @Test
    void shouldPassOverWhatIsMissingWithoutAGapAndCountIt() {
        Playback playback = once(Sound.MISSING, sound(1, 1), Sound.MISSING, sound(2, 1));

        assertThat(play(playback, 2)).isEqualTo("12");
        assertThat(playback.isOver()).isTrue();
        assertThat(playback.takeMissing()).isEqualTo(2);
        assertThat(playback.takeMissing()).isZero();
    }

    @Test
    void shouldBeOverAtOnceWhenAllOfItIsMissing() {
        for (boolean loop : new boolean[] {false, true}) {
            var playback = new Playback("p", loop, false, List.of(Sound.MISSING, Sound.MISSING));
            assertThat(play(playback, 1)).isEqualTo(".");
            assertThat(playback.finishesNow()).isTrue();
            assertThat(playback.takeMissing()).isEqualTo(2);
        }
        assertThat(new Playback("p", true, false, List.of()).isOver()).isTrue();
    }

    @Test
    void shouldWaitForASoundThatIsOnItsWay() {
        var coming = new Sound(0);
        Playback playback = once(sound(1, 1), coming);

        assertThat(play(playback, 3)).isEqualTo("1..");
        coming.complete(frames(2, 2));
        assertThat(play(playback, 2)).isEqualTo("22");
        assertThat(playback.takeLate()).isZero();
    }

    @Test
    void shouldNotWaitForLong() {
        Playback playback = once(new Sound(0), sound(1, 1));

        assertThat(play(playback, Playback.MAX_WAIT_FRAMES)).doesNotContain("1");
        assertThat(play(playback, 1)).isEqualTo("1");
        assertThat(playback.takeLate()).isEqualTo(1);
        assertThat(playback.isOver()).isTrue();
    }

    @Test
    void shouldBeginALoopAgain() {
        var playback = new Playback("p", true, false, List.of(sound(1, 1), Sound.MISSING, sound(2, 2)));

        assertThat(play(playback, 7)).isEqualTo("1221221");
        assertThat(playback.isOver()).isFalse();
        assertThat(playback.takeMissing()).isEqualTo(1);
    }

    @Test
    void shouldKeepALoopThatIsLate() {
        var coming = new Sound(0);
        var playback = new Playback("p", true, false, List.of(coming));

        play(playback, 3 * Playback.MAX_WAIT_FRAMES);
        assertThat(playback.isOver()).isFalse();
        coming.complete(frames(1, 1));
        assertThat(play(playback, 3)).isEqualTo("111");
    }

    @Test
    void shouldNotGoRoundForEverInSoundsWithoutContent() {
        var playback = new Playback("p", true, false, List.of(sound(1, 0)));

        assertThat(play(playback, 1)).isEqualTo(".");
        assertThat(playback.isOver()).isTrue();
    }

    @Test
    void shouldBeCut() {
        Playback playback = once(sound(1, 5));
        play(playback, 2);
        playback.cut();

        assertThat(play(playback, 1)).isEqualTo(".");
        assertThat(playback.finishesNow()).isTrue();
    }

    @Test
    void shouldSayWhatItIsAboutToUse() {
        Sound first = sound(1, 1);
        Sound second = sound(2, 1);
        once(first, second).nextFrame(77);

        assertThat(second.usedNs()).isEqualTo(77);
        assertThat(first.usedNs()).isEqualTo(77);
    }

    private static Playback once(Sound... sounds) {
        return new Playback("p", false, true, List.of(sounds));
    }

    /** Frames as the number of their sound, silence as a point. */
    private static String play(Playback playback, int frames) {
        var played = new StringBuilder();
        for (int i = 0; i < frames; i++) {
            byte[] frame = playback.nextFrame(1);
            played.append(frame == null ? "." : Integer.toString(frame[0]));
        }
        return played.toString();
    }

    private static Sound sound(int content, int frames) {
        var sound = new Sound(0);
        sound.complete(frames(content, frames));
        return sound;
    }

    private static EncodedPrompt frames(int content, int count) {
        return new EncodedPrompt(
                Codec.PCMA,
                IntStream.range(0, count)
                        .mapToObj(i -> new byte[] {(byte) content})
                        .toList());
    }
}
