package dev.oneline.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.contact.Arrival;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.contact.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final long SEED = 20_261_125;

    private final Arrivals arrivals = new Arrivals();

    @Test
    void shouldHoldWhoLivesInOrderOfArrivalWhoeverEnds() {
        var random = new SplittableRandom(SEED);
        var living = new ArrayList<ContactSlot>();

        for (var step = 0; step < 5_000; step++) {
            if (living.isEmpty() || random.nextInt(100) < (step < 2_500 ? 60 : 40)) {
                living.add(arrives("c" + step));
            } else {
                ends(living.remove(random.nextInt(living.size())));
            }

            assertThat(arrivals.size()).as("seed %s, step %s", SEED, step).isEqualTo(living.size());
            if (step % 100 == 0) {
                assertThat(arrivals.contacts()).containsExactlyElementsOf(contacts(living));
                assertThat(arrivals.slots()).containsExactlyElementsOf(living);
            }
        }
    }

    private ContactSlot arrives(String contactId) {
        var arrival =
                new Arrival(contactId, Channel.CHAT, "web:site", new Party("1", ""), null, Demand.NONE, "q", 1, null);
        var slot = new ContactSlot(Contact.arrived(arrival, "", 1));
        arrivals.add(slot);
        return slot;
    }

    private void ends(ContactSlot slot) {
        slot.ended = new EndedContact(
                slot.contact.contactId(), ContactState.ABANDONED, EndCause.CUSTOMER_HUNG_UP, 2, null, null, 2);
        arrivals.oneIsOver();
    }

    private static List<Contact> contacts(List<ContactSlot> slots) {
        return slots.stream().map(slot -> slot.contact).toList();
    }
}
