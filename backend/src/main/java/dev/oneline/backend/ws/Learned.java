package dev.oneline.backend.ws;

import dev.oneline.backend.flow.SealedInputs;
import dev.oneline.contract.ws.ServerMessage;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.flow.Walking;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an agent is told of a contact's way through its flow: what was typed, counted and looked up. */
final class Learned {
    private static final int MAX_SHOWN = 20;

    /** The desk shows these anyway. */
    private static final Set<String> KNOWN = Set.of(Walking.CALLER, Walking.CALLED, Walking.LANGUAGE);

    private Learned() {}

    static List<ServerMessage.Learned> of(Contact contact) {
        var run = contact.run();
        return run == null
                ? List.of()
                : run.variables().entrySet().stream()
                        .filter(variable -> tells(contact, variable))
                        .limit(MAX_SHOWN)
                        .map(variable -> new ServerMessage.Learned(variable.getKey(), variable.getValue()))
                        .toList();
    }

    /** Not a secret, nor the name of a recording. */
    private static boolean tells(Contact contact, Map.Entry<String, String> variable) {
        var value = variable.getValue();
        return !KNOWN.contains(variable.getKey())
                && !value.isBlank()
                && !SealedInputs.isReference(value)
                && !value.startsWith(contact.contactId() + "-r");
    }
}
