package dev.oneline.core.media;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Offer;
import dev.oneline.core.flow.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who hears what, from a contact's state alone. Play ids are the same for the same purpose throughout a contact's life,
 * so that a repeated plan doesn't restart the music.
 */
public final class MediaPlanning {
    private static final Hearing SILENCE = new Hearing.Silence();

    private MediaPlanning() {}

    /** The legs of a contact; none when its media is over. */
    public static List<LegHearing> legs(Contact contact) {
        return switch (contact.state()) {
            case ARRIVED -> List.of(customer(contact, greeting(contact)));
            case IN_FLOW -> inFlow(contact);
            case QUEUED -> List.of(customer(contact, waiting(contact)));
            case OFFERED -> {
                var legs = new ArrayList<LegHearing>(count(contact));
                legs.add(customer(contact, ringback(contact, offer(contact))));
                contact.offers().forEach(offer -> legs.add(agent(offer, SILENCE)));
                yield List.copyOf(legs);
            }
            case CONNECTED -> {
                var offer = offer(contact);
                yield List.of(
                        customer(contact, new Hearing.OtherLeg(offer.legId())),
                        agent(offer, new Hearing.OtherLeg(contact.customerLegId())));
            }
            case HELD -> List.of(customer(contact, holdMusic(contact, "held")), agent(offer(contact), SILENCE));
            case LEAVING -> List.of(customer(contact, farewell(contact)));
            case WRAP_UP, CLOSED, ABANDONED -> List.of();
        };
    }

    /** Whether somebody of a contact hears something else than before, or is there no longer. Mostly told without the legs. */
    public static boolean differ(Contact before, Contact after) {
        if (before.state() != after.state() && (talks(before) || talks(after) || count(before) != count(after))) {
            return true;
        }
        return !legs(before).equals(legs(after));
    }

    /** Only then does the customer hear another leg. */
    private static boolean talks(Contact contact) {
        return contact.state() == ContactState.CONNECTED;
    }

    private static int count(Contact contact) {
        return switch (contact.state()) {
            case ARRIVED, QUEUED, LEAVING -> 1;
            case IN_FLOW -> contact.callingTurn() == null ? 1 : 2;
            case OFFERED -> 1 + contact.offers().size();
            case CONNECTED, HELD -> 2;
            case WRAP_UP, CLOSED, ABANDONED -> 0;
        };
    }

    /** What {@link dev.oneline.core.shard.Command.FinishPrompt} names when a contact's greeting is over. */
    public static String greetingPlayId(String contactId) {
        return contactId + ":greeting";
    }

    /** The same for the last message. */
    public static String farewellPlayId(String contactId) {
        return contactId + ":farewell";
    }

    /** The same for what a waiting contact was told last. */
    public static String announcementPlayId(Contact contact) {
        return contact.contactId() + ":announcement" + contact.announcement().seq();
    }

    private static Hearing waiting(Contact contact) {
        var announcement = contact.announcement();
        return announcement.heard()
                ? new Hearing.Prompt(announcementPlayId(contact), announcement.sounds(), false, false)
                : holdMusic(contact, "waiting");
    }

    private static Hearing farewell(Contact contact) {
        var farewell = contact.farewell();
        return farewell == null
                ? SILENCE
                : new Hearing.Prompt(farewellPlayId(contact.contactId()), farewell.prompt(), false);
    }

    /** While another system is asked, or somebody called, the sounds go round. */
    private static List<LegHearing> inFlow(Contact contact) {
        var turn = contact.turn();
        if (turn == null) {
            return List.of(customer(contact, SILENCE));
        }
        var contactId = contact.contactId();
        if (turn.talks()) {
            var calledLegId = Turn.callLegId(contactId, turn.number());
            return List.of(
                    customer(contact, new Hearing.OtherLeg(calledLegId)),
                    new LegHearing(calledLegId, new Hearing.OtherLeg(contact.customerLegId())));
        }
        var round = turn.request() != null || turn.call() != null;
        var hearing = turn.sounds().isEmpty()
                ? SILENCE
                : new Hearing.Prompt(Turn.playId(contactId, turn.number()), turn.sounds(), round, turn.bargeIn());
        var customer =
                new LegHearing(contact.customerLegId(), hearing, input(contactId, turn), recording(contactId, turn));
        return turn.call() == null
                ? List.of(customer)
                : List.of(customer, new LegHearing(Turn.callLegId(contactId, turn.number()), SILENCE));
    }

    private static @Nullable KeyInput input(String contactId, Turn turn) {
        var input = turn.input();
        return input == null
                ? null
                : new KeyInput(
                        Turn.inputId(contactId, turn.number()),
                        input.maxKeys(),
                        input.terminators(),
                        input.firstKeyMs(),
                        input.nextKeyMs(),
                        input.secret());
    }

    private static @Nullable MessageRecording recording(String contactId, Turn turn) {
        var recording = turn.recording();
        return recording == null
                ? null
                : new MessageRecording(
                        Turn.recordingId(contactId, turn.number()),
                        recording.maxMs(),
                        recording.silenceMs(),
                        recording.terminators());
    }

    private static Hearing greeting(Contact contact) {
        var greeting = contact.arrival().greeting();
        return greeting == null
                ? SILENCE
                : new Hearing.Prompt(greetingPlayId(contact.contactId()), greeting.prompt(), false);
    }

    private static Hearing holdMusic(Contact contact, String purpose) {
        var music = contact.holdMusic();
        return music.isEmpty() ? SILENCE : new Hearing.Prompt(contact.contactId() + ":" + purpose, music, true);
    }

    private static Hearing ringback(Contact contact, Offer offer) {
        return offer.ringback().isEmpty()
                ? SILENCE
                : new Hearing.Prompt(contact.contactId() + ":ringback", offer.ringback(), true);
    }

    private static Offer offer(Contact contact) {
        return Objects.requireNonNull(contact.offer());
    }

    private static LegHearing customer(Contact contact, Hearing hearing) {
        return new LegHearing(contact.customerLegId(), hearing);
    }

    private static LegHearing agent(Offer offer, Hearing hearing) {
        return new LegHearing(offer.legId(), hearing);
    }
}
