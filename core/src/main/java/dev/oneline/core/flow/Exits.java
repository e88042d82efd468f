package dev.oneline.core.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** The names of a step's exits. */
public final class Exits {
    public static final String NEXT = "next";
    public static final String ELSE = "else";
    public static final String OPEN = "open";
    public static final String CLOSED = "closed";
    public static final String NO_INPUT = "no-input";
    public static final String WRONG_INPUT = "wrong-input";
    public static final String FOUND = "found";
    public static final String NOT_FOUND = "not-found";
    public static final String FAILED = "failed";
    public static final String TIMEOUT = "timeout";
    public static final String FULL = "full";
    public static final String BUSY = "busy";
    public static final String NO_ANSWER = "no-answer";
    /** An agent talked with the contact and hung up. */
    public static final String AFTER = "after";
    /** Nothing was said. */
    public static final String EMPTY = "empty";

    /** From a name that was dialled to those who have it, within a node: nobody draws it. */
    static final String NAMES_FOUND = "names-found";
    /** And from those to another name. */
    static final String ANOTHER_NAME = "another-name";

    /** A message was spoken, and is reviewed. */
    static final String MESSAGE_SPOKEN = "message-spoken";

    static final String MESSAGE_HEARD = "message-heard";
    static final String MESSAGE_ANEW = "message-anew";

    private static final Set<String> WITHIN =
            Set.of(NAMES_FOUND, ANOTHER_NAME, MESSAGE_SPOKEN, MESSAGE_HEARD, MESSAGE_ANEW);

    private Exits() {}

    /** Whoever goes there stays at the node where he is. */
    public static boolean within(String exit) {
        return WITHIN.contains(exit);
    }

    /** Those that must lead somewhere. */
    public static SequencedSet<String> required(Step step) {
        return new LinkedHashSet<>(
                switch (step) {
                    case Step.Play s -> List.of(NEXT);
                    case Step.SetVariables s -> List.of(NEXT);
                    case Step.Count s -> List.of(NEXT);
                    case Step.SetLanguage s -> List.of(NEXT);
                    case Step.SubFlow s -> List.of(NEXT);
                    case Step.Menu s -> List.of(NO_INPUT, WRONG_INPUT);
                    case Step.CollectDigits s -> List.of(NEXT, NO_INPUT, WRONG_INPUT);
                    case Step.Branch s -> {
                        var names = new LinkedHashSet<String>();
                        s.cases().forEach(each -> names.add(each.exit()));
                        names.add(ELSE);
                        yield List.copyOf(names.stream().toList());
                    }
                    case Step.ByCalendar s -> List.of(OPEN, CLOSED);
                    case Step.LookUp s -> List.of(FOUND, NOT_FOUND, TIMEOUT, FAILED);
                    case Step.Enqueue s -> List.of(FULL);
                    case Step.RecordMessage s -> List.of(NEXT, EMPTY, FAILED);
                    case Step.Voicemail s -> List.of(NEXT, EMPTY, FAILED);
                    case Step.OfferCallback s -> List.of(FAILED);
                    case Step.RingAgent s -> List.of(BUSY, NO_ANSWER, FAILED);
                    case Step.Transfer s -> List.of(NEXT, BUSY, NO_ANSWER, FAILED);
                    case Step.Survey s -> List.of(NEXT, NO_INPUT, WRONG_INPUT);
                    case Step.DialByName s -> List.of(NEXT, NO_INPUT, WRONG_INPUT);
                    case Step.Return s -> List.<String>of();
                    case Step.Repeat s -> List.<String>of();
                    case Step.Back s -> List.<String>of();
                    case Step.MainMenu s -> List.<String>of();
                    case Step.HangUp s -> List.<String>of();
                });
    }

    /** Those that may lead somewhere. */
    public static Set<String> optional(Step step) {
        return step instanceof Step.Enqueue || step instanceof Step.RingAgent ? Set.of(AFTER) : Set.of();
    }

    /** Whether a menu may have an exit of that name: keys that are pressed one after another. */
    public static boolean isKeys(String exit) {
        return exit.matches("[0-9*#]{1,8}");
    }

    /** Keys that a menu's caller may press. */
    static Set<String> keys(FlowNode menu) {
        var keys = new LinkedHashSet<String>();
        menu.exits().keySet().stream().filter(Exits::isKeys).forEach(keys::add);
        return keys;
    }
}
