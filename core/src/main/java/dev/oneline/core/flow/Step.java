package dev.oneline.core.flow;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a node does. Its exits are told by {@link Exits}. */
public sealed interface Step {
    /**
     * Plays to its end.
     *
     * @param bargeIn whether a key ends it; the key then counts for the next question
     */
    record Play(List<Sound> sounds, boolean bargeIn) implements Step {
        public Play {
            sounds = List.copyOf(sounds);
        }
    }

    /** Asks for keys, and again when they can't be. */
    sealed interface Question extends Step {
        List<Sound> sounds();

        Asking asking();
    }

    /**
     * Asks for one of the keys that are its exits. Back comes here.
     *
     * @param labels what a chat offers for a key, by key and then by language; a key without one is offered as itself
     */
    record Menu(List<Sound> sounds, Asking asking, SortedMap<String, SortedMap<String, String>> labels)
            implements Question {
        public Menu {
            sounds = List.copyOf(sounds);
            var copy = new TreeMap<String, SortedMap<String, String>>();
            labels.forEach((key, texts) -> copy.put(key, Collections.unmodifiableSortedMap(new TreeMap<>(texts))));
            labels = Collections.unmodifiableSortedMap(copy);
        }

        /** Without labels. */
        public Menu(List<Sound> sounds, Asking asking) {
            this(sounds, asking, Collections.emptySortedMap());
        }
    }

    /**
     * Asks for digits.
     *
     * @param variable that keeps them
     * @param terminators keys of which each ends the input before it is full; empty: none
     * @param secret whether nobody may see them: the variable holds a reference, which lookups alone resolve
     */
    record CollectDigits(
            List<Sound> sounds,
            String variable,
            int minDigits,
            int maxDigits,
            String terminators,
            boolean secret,
            Asking asking)
            implements Question {
        public CollectDigits {
            sounds = List.copyOf(sounds);
        }
    }

    /** Goes by the first case that holds, or by {@code else}. */
    record Branch(List<Case> cases) implements Step {
        public Branch {
            cases = List.copyOf(cases);
        }
    }

    /** @param all conditions that must hold together */
    record Case(String exit, List<Condition> all) {
        public Case {
            all = List.copyOf(all);
        }
    }

    /** Goes by {@code open} or {@code closed}. */
    record ByCalendar(String calendarId) implements Step {}

    /** @param values by variable, each a {@link Template} */
    record SetVariables(SortedMap<String, String> values) implements Step {
        public SetVariables {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** Adds one to a variable; what isn't a number yet becomes 1. */
    record Count(String variable) implements Step {}

    /** Later recordings and spoken values are in this language. */
    record SetLanguage(String language) implements Step {}

    /**
     * Asks another system.
     *
     * @param service as configured
     * @param arguments by name, each a {@link Template}
     * @param results names of values that become variables
     * @param sounds heard again and again meanwhile; none: silence
     */
    record LookUp(
            String service,
            SortedMap<String, String> arguments,
            List<String> results,
            long timeoutMs,
            List<Sound> sounds)
            implements Step {
        public LookUp {
            arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
            results = List.copyOf(results);
            sounds = List.copyOf(sounds);
        }
    }

    /**
     * Records what the contact says after the tone.
     *
     * @param variable that keeps the name of the recording: {@code Sound.As.RECORDING} plays it
     * @param maxMs how long it may be
     * @param silenceMs that ends it
     * @param terminators keys of which each ends it
     */
    record RecordMessage(List<Sound> sounds, String variable, long maxMs, long silenceMs, String terminators)
            implements Step {
        public RecordMessage {
            sounds = List.copyOf(sounds);
        }
    }

    /**
     * Takes a message for a voicemail box. It is kept, too, when the caller hangs up while speaking.
     *
     * @param sounds heard before the tone; none: the box's greeting
     */
    record Voicemail(String boxId, List<Sound> sounds) implements Step {
        public Voicemail {
            sounds = List.copyOf(sounds);
        }
    }

    /** Promises a call back, which takes the place in the queue, and says good-bye. */
    record OfferCallback(String queueId, String number, String prompt) implements Step {}

    /** Puts the contact into a queue, whose rules hold from then on. */
    record Enqueue(String queueId) implements Step {}

    /**
     * Rings at one agent, and at nobody else.
     *
     * @param agent a {@link Template} of an agent's id or extension
     * @param queueId the queue whose contact it is meanwhile
     */
    record RingAgent(String agent, String queueId) implements Step {}

    /**
     * Asks for a name on the telephone's keys, and which of those who were found it is.
     *
     * @param variable that keeps the extension
     */
    record DialByName(List<Sound> sounds, String variable, Asking asking) implements Question {
        public DialByName {
            sounds = List.copyOf(sounds);
        }
    }

    /**
     * Connects with a number outside.
     *
     * @param number a {@link Template}
     * @param prefixes with which a number may begin that isn't written here; none: a number with variables is never called
     * @param sounds heard again and again until somebody answers; none: ringback
     */
    record Transfer(String number, List<String> prefixes, long ringMs, List<Sound> sounds) implements Step {
        public Transfer {
            prefixes = List.copyOf(prefixes);
            sounds = List.copyOf(sounds);
        }
    }

    /**
     * Asks how it was, by one key.
     *
     * @param question names it in the statistics
     * @param highest key, from 1 on
     */
    record Survey(List<Sound> sounds, String question, int highest, Asking asking) implements Question {
        /** No other step can name a variable like that. */
        private static final String ANSWER = "survey.";

        public Survey {
            sounds = List.copyOf(sounds);
        }

        /** The variable that keeps the answer. */
        String variable() {
            return ANSWER + question;
        }

        /** Whether it is an answer: a digit from 1 to the highest. */
        public boolean takes(String keys) {
            return keys.length() == 1 && keys.charAt(0) >= '1' && keys.charAt(0) <= '0' + highest;
        }

        public static boolean isAnswer(String variable) {
            return variable.startsWith(ANSWER);
        }
    }

    /** Walks another flow and comes back by {@code next} when that returns. */
    record SubFlow(String flowId) implements Step {}

    /** The end of a flow that another one called. */
    record Return() implements Step {}

    /** To what was heard last, once more. */
    record Repeat() implements Step {}

    /** To the menu before the one that it was chosen in. */
    record Back() implements Step {}

    /** To the first menu of all. */
    record MainMenu() implements Step {}

    /** The contact is served. */
    record HangUp() implements Step {}
}
