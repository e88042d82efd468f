package dev.oneline.contract.bus;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as a value; in JSON a string in Base64. */
public final class Octets {
    public static final Octets NONE = new Octets(new byte[0]);

    @JsonValue
    private final byte[] bytes;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Octets(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Without the content: it may be what somebody said. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
