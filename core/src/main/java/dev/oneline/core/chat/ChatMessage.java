package dev.oneline.core.chat;

import java.util.List;

/**
 * What a chat's customer is to read.
 *
 * @param messageId the same for the same message: it is written once. What {@code FinishPrompt} names
 * @param language of the customer
 * @param sounds names of recordings, whose words are read, and texts: see {@link
 *     dev.oneline.core.flow.speech.Writing}
 * @param choices one of which is to be answered; none: nothing is asked, or something else
 * @param secret what is answered must be seen by nobody
 * @param goesOn the contact goes on once it is written
 */
public record ChatMessage(
        String messageId, String language, List<String> sounds, List<Choice> choices, boolean secret, boolean goesOn) {
    public ChatMessage {
        sounds = List.copyOf(sounds);
        choices = List.copyOf(choices);
    }

    /**
     * An answer that is offered.
     *
     * @param label in the customer's language; the key where it has none
     */
    public record Choice(String key, String label) {}
}
