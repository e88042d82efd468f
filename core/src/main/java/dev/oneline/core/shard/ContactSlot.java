package dev.oneline.core.shard;

import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.EndedContact;
import dev.oneline.core.contact.Place;
import org.jspecify.annotations.Nullable;

/** Where the shard keeps a contact, and where it stands while it wants an agent. */
final class ContactSlot {
    Contact contact;

    /** Null while it lives; then it is found no more. */
    @Nullable
    EndedContact ended;

    /** Number of the {@link Changes} that it was last in. */
    long changedIn;

    /** Null while it wants none. */
    @Nullable
    Spot spot;

    ContactSlot(Contact contact) {
        this.contact = contact;
    }

    /** Among those of a pool that ring nowhere, or among those that want more agents to ring at. */
    record Spot(Pool pool, boolean widening, Place place) {
        RankedIndex<ContactSlot> index() {
            return widening ? pool.widening : pool.waiting;
        }
    }
}
