package dev.oneline.backend.tenancy;

import java.util.regex.Pattern;

/** What a tenant's id looks like. Whatever comes from outside is held against this before the database works for it. */
public final class TenantId {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private TenantId() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
