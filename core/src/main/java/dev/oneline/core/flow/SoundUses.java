package dev.oneline.core.flow;

import java.util.ArrayList;
import java.util.List;

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
            of(node, uses);
        }
        return uses;
    }

    private static void of(FlowNode node, List<Use> uses) {
        switch (node.step()) {
            case Step.Play s -> add(node, "sounds", s.sounds(), uses);
            case Step.Menu s -> {
                add(node, "sounds", s.sounds(), uses);
                asking(node, s.asking(), uses);
            }
            case Step.CollectDigits s -> {
                add(node, "sounds", s.sounds(), uses);
                asking(node, s.asking(), uses);
            }
            case Step.LookUp s -> add(node, "sounds", s.sounds(), uses);
            case Step.RecordMessage s -> add(node, "sounds", s.sounds(), uses);
            case Step.Voicemail s -> add(node, "sounds", s.sounds(), uses);
            case Step.OfferCallback s -> {
                if (!s.prompt().isEmpty()) {
                    uses.add(new Use(node.nodeId(), "prompt", s.prompt()));
                }
            }
            case Step.Transfer s -> add(node, "sounds", s.sounds(), uses);
            case Step.Survey s -> {
                add(node, "sounds", s.sounds(), uses);
                asking(node, s.asking(), uses);
            }
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

    private static void asking(FlowNode node, Asking asking, List<Use> uses) {
        add(node, "asking/noInput", asking.noInput(), uses);
        add(node, "asking/wrongInput", asking.wrongInput(), uses);
    }

    private static void add(FlowNode node, String field, List<Sound> sounds, List<Use> uses) {
        for (var i = 0; i < sounds.size(); i++) {
            var place = field + "/" + i;
            switch (sounds.get(i)) {
                case Sound.Recording recording -> uses.add(new Use(node.nodeId(), place, recording.name()));
                case Sound.Music music -> uses.add(new Use(node.nodeId(), place, music.name()));
                case Sound.Value value -> {}
            }
        }
    }
}
