package dev.oneline.core.flow;

import dev.oneline.core.flow.FlowProblem.Code;
import java.util.Map;
import java.util.Optional;

/** Which flows chats can walk: those that neither ask for a voice nor call anybody, nor call a flow that does. */
public final class ChatFit {
    private ChatFit() {}

    /** Whether it makes sense where people read and write. */
    static boolean fits(Step step) {
        return switch (step) {
            case Step.RecordMessage s -> false;
            case Step.Voicemail s -> false;
            case Step.Transfer s -> false;
            // By name or extension: typed on a telephone.
            case Step.RingAgent s -> false;
            case Step.DialByName s -> false;
            case Step.Survey s -> true;
            case Step.Play s -> true;
            case Step.Menu s -> true;
            case Step.CollectDigits s -> true;
            case Step.Branch s -> true;
            case Step.ByCalendar s -> true;
            case Step.SetVariables s -> true;
            case Step.Count s -> true;
            case Step.SetLanguage s -> true;
            case Step.LookUp s -> true;
            case Step.OfferCallback s -> true;
            case Step.Enqueue s -> true;
            case Step.SubFlow s -> true;
            case Step.Return s -> true;
            case Step.Repeat s -> true;
            case Step.Back s -> true;
            case Step.MainMenu s -> true;
            case Step.HangUp s -> true;
        };
    }

    /** The first node that doesn't fit, in the flow or in one that it calls. */
    public static Optional<FlowNode> misfit(String flowId, Map<String, Flow> flows) {
        return SubFlows.reached(flowId, flows).values().stream()
                .flatMap(flow -> flow.nodes().stream())
                .filter(node -> !fits(node.step()))
                .findFirst();
    }

    /** Of a flow that chats come into as things are. What it calls is told where it calls it. */
    static void problems(Flow flow, FlowWorld world, FlowPaths.Telling telling) {
        var flows = world.flowsWith(flow);
        if (world.chatFlowIds().stream()
                .noneMatch(flowId -> SubFlows.reached(flowId, flows).containsKey(flow.flowId()))) {
            return;
        }
        for (var node : flow.nodes()) {
            if (!fits(node.step())) {
                telling.problem(node.nodeId(), "", Code.NOT_FOR_CHAT, "");
            } else if (node.step() instanceof Step.SubFlow sub && !sub.flowId().equals(flow.flowId())) {
                misfit(sub.flowId(), world.flows())
                        .ifPresent(unfit -> telling.problem(node.nodeId(), "flowId", Code.NOT_FOR_CHAT, unfit.name()));
            }
        }
    }
}
