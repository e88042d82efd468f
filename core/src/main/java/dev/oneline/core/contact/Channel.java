package dev.oneline.core.contact;

/** How a customer reaches us, or what else is put to an agent like a customer. */
public enum Channel {
    VOICE(true),
    VIDEO(true),
    CHAT(false),
    SMS(false),
    EMAIL(false),
    VOICEMAIL(false),
    FAX(false),
    /** A promised call back; it keeps the place of the call that it came from. */
    CALLBACK(false),
    /** A task of a case. */
    CASE(false);

    private final boolean live;

    Channel(boolean live) {
        this.live = live;
    }

    /** Sound or pictures flow: the contact has legs, and a node that carries them. */
    public boolean live() {
        return live;
    }

    /** Somebody is there to be told something, and to answer: by sound, or in writing. */
    public boolean conversational() {
        return live || this == CHAT;
    }
}
