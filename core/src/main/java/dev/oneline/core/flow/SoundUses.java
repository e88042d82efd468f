package dev.oneline.core.flow;

import dev.oneline.core.flow.speech.SpokenText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.BiConsumer;

/** Which sounds a flow plays, and where. */
public final class SoundUses {
    private SoundUses() {}

    /**
     * @param field of the node, as in {@code sounds/0} or {@code asking/noInput/1}
     * @param name as flows and the configuration have it: that of a recording alone, or with its language
     */
    public record Use(String nodeId, String field, String name) {}

    public static List<Use> of(Flow flow) {
        var uses = new ArrayList<Use>();
        for (var node : flow.nodes()) {
            of(node, (field, sound) -> {
                switch (sound) {
                    case Sound.Recording recording -> uses.add(new Use(node.nodeId(), field, recording.name()));
                    case Sound.Music music -> uses.add(new Use(node.nodeId(), field, music.name()));
                    case Sound.Value value -> {}
                }
            });
        }
        return uses;
    }

    /** Texts that are the same for everybody, in each language of the flow: they can be spoken before anybody calls. */
    public static SequencedSet<SpokenText> texts(Flow flow) {
        var texts = new LinkedHashSet<SpokenText>();
        for (var node : flow.nodes()) {
            of(node, (field, sound) -> {
                if (sound instanceof Sound.Value value
                        && value.as() == Sound.As.TEXT
                        && Template.mentioned(value.text()).isEmpty()) {
                    flow.languages().forEach(language -> texts.add(new SpokenText(language, value.text())));
                }
            });
        }
        return texts;
    }

    private static void of(FlowNode node, BiConsumer<String, Sound> uses) {
        switch (node.step()) {
            case Step.Play s -> add("sounds", s.sounds(), uses);
            case Step.Question s -> {
                add("sounds", s.sounds(), uses);
                asking(s.asking(), uses);
            }
            case Step.LookUp s -> add("sounds", s.sounds(), uses);
            case Step.RecordMessage s -> add("sounds", s.sounds(), uses);
            case Step.Voicemail s -> add("sounds", s.sounds(), uses);
            case Step.OfferCallback s -> {
                if (!s.prompt().isEmpty()) {
                    uses.accept("prompt", new Sound.Music(s.prompt()));
                }
            }
            case Step.Transfer s -> add("sounds", s.sounds(), uses);
            case Step.RingAgent s -> {}
            case Step.Branch s -> {}
            case Step.ByCalendar s -> {}
            case Step.SetVariables s -> {}
            case Step.Count s -> {}
            case Step.SetLanguage s -> {}
            case Step.Enqueue s -> {}
            case Step.SubFlow s -> {}
            case Step.Return s -> {}
            case Step.Repeat s -> {}
            case Step.Back s -> {}
            case Step.MainMenu s -> {}
            case Step.HangUp s -> {}
        }
    }

    private static void asking(Asking asking, BiConsumer<String, Sound> uses) {
        add("asking/noInput", asking.noInput(), uses);
        add("asking/wrongInput", asking.wrongInput(), uses);
    }

    private static void add(String field, List<Sound> sounds, BiConsumer<String, Sound> uses) {
        for (var i = 0; i < sounds.size(); i++) {
            uses.accept(field + "/" + i, sounds.get(i));
        }
    }
}
