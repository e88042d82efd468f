package dev.oneline.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One day of a small tenant, with its log and the state that the log leads to, checked in as text. A change of either is
 * seen in review: of the log, that something is decided otherwise; of the state alone, that history is read otherwise.
 * {@code -Doneline.golden.update=true} writes the files anew.
 */
class GoldenDayTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @Test
    void shouldDecideAndReadADayAsEver() throws IOException {
        var story = day();
        var replayed = new Shard();
        story.log().forEach(replayed::replay);

        compare("day.log.txt", story.log().stream().map(Recorded::toString).toList());
        compare("day.state.txt", lines(replayed.snapshot()));
    }

    private static ShardStory day() {
        var story = ShardStory.configured(Configs.small());
        story.talking("ana", "c1", "sales-line").when(new Command.ConnectLeg("c1", "c1:agent1"));
        story.after(4_000).when(new Command.HoldContact("ana", "c1"));
        story.after(2_000).when(new Command.ResumeContact("ana", "c1"));
        story.when(new Command.SetNotReady("ana", "break")).customerHangsUp("c1");
        story.after(3_000).wrapsUp("ana", "c1");

        story.ready("ben", "bob").arrives("c2", "hotline");
        story.after(5_000).when(new Command.FinishPrompt("c2", MediaPlanning.greetingPlayId("c2"), 0));
        story.after(Configs.RING_MS).declines("bob", "c2");
        story.arrives("c3", "support-line").ready("eve").accepts("eve", "c3");
        story.when(new Command.DetachDesk("eve")).after(Configs.DESK_GRACE_MS);
        story.arrives("c4", "sales-line").customerHangsUp("c4");
        story.talking("qi", "c5", "quick-line").when(new Command.LoseNode("unheard-of"));
        story.when(new Command.SetReady("bob")).after(1_000);
        return story.arrives("c6", "hotline").when(new Command.DetachDesk("ben"));
    }

    private static List<String> lines(ShardSnapshot snapshot) {
        var lines = new ArrayList<String>();
        lines.add("seq=" + snapshot.seq());
        lines.add(snapshot.config().toString());
        snapshot.agents().forEach(agent -> lines.add(agent.toString()));
        snapshot.contacts().forEach(contact -> lines.add(contact.toString()));
        snapshot.ended().forEach(ended -> lines.add(ended.toString()));
        return lines;
    }

    private static void compare(String file, List<String> actual) throws IOException {
        if (Boolean.getBoolean("oneline.golden.update")) {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(file), actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).isEqualTo(Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8));
    }
}
