package dev.oneline.core.shard;

import dev.oneline.core.contact.Contact;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * Live contacts in order of arrival. One that is over stays in the list until half of the list is over: to take each out
 * at once would mean to look at its neighbours, of whom nobody has thought for long.
 */
final class Arrivals {
    /** Shorter lists aren't worth the tidying. */
    private static final int MIN_OVER = 16;

    private final List<ContactSlot> slots = new ArrayList<>();
    private int over;

    void add(ContactSlot slot) {
        slots.add(slot);
    }

    /** One of them is over, as its slot says. */
    void oneIsOver() {
        over++;
        if (over > MIN_OVER && over > slots.size() / 2) {
            slots.removeIf(slot -> slot.ended != null);
            over = 0;
        }
    }

    int size() {
        return slots.size() - over;
    }

    /** For reading, as they are at that moment. */
    Collection<Contact> contacts() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Contact> iterator() {
                return slots.stream()
                        .filter(slot -> slot.ended == null)
                        .map(slot -> slot.contact)
                        .iterator();
            }

            @Override
            public int size() {
                return Arrivals.this.size();
            }
        };
    }

    /** For changing them, but not their number. */
    Iterable<ContactSlot> slots() {
        return () -> slots.stream().filter(slot -> slot.ended == null).iterator();
    }
}
