package dev.oneline.core.contact;

import java.util.regex.Pattern;

/**
 * The customer's side of a contact.
 *
 * @param address calling number (ANI), or the id of a website's visitor
 * @param name empty when unknown
 */
public record Party(String address, String name) {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");

    /** Whether there is a telephone to call; a visitor's id is none, and neither is a withheld number. */
    public boolean hasNumber() {
        return NUMBER.matcher(address).matches();
    }
}
