package dev.oneline.sip.jain;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into SIP messages (RFC 3261 18.3), shows each to the door, and yields what passes. Ends where the other
 * side breaks the framing: after that no byte can be trusted to begin a message. Read by one thread.
 */
final class DoorInputStream extends InputStream {
    static final int MAX_HEAD_BYTES = 16_384;
    static final int MAX_BODY_BYTES = 16_384;

    private final InputStream source;
    private final OutputStream answers;
    private final Function<String, Door.Look> door;
    private byte[] message = {};
    private int position;
    private boolean ended;

    DoorInputStream(InputStream source, OutputStream answers, Function<String, Door.Look> door) {
        this.source = new BufferedInputStream(source);
        this.answers = answers;
        this.door = door;
    }

    @Override
    public int read() throws IOException {
        return fill() ? message[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, message.length - position);
        System.arraycopy(message, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return message.length - position;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private boolean fill() throws IOException {
        while (position == message.length) {
            String next = ended ? null : nextMessage();
            if (next == null) {
                ended = true;
                return false;
            }
            Door.Look look = door.apply(next);
            if (look.answer() != null) {
                answers.write(look.answer().getBytes(StandardCharsets.ISO_8859_1));
            } else if (look.pass() != null) {
                message = look.pass().getBytes(StandardCharsets.ISO_8859_1);
                position = 0;
            }
        }
        return true;
    }

    private @Nullable String nextMessage() throws IOException {
        String head = head();
        if (head == null) {
            return null;
        }
        int bodyLength = contentLength(head);
        if (bodyLength < 0 || bodyLength > MAX_BODY_BYTES) {
            // The door answers it as far as it can be answered; nothing can follow.
            ended = true;
            return head;
        }
        byte[] body = source.readNBytes(bodyLength);
        return body.length < bodyLength ? null : head + new String(body, StandardCharsets.ISO_8859_1);
    }

    /** Up to and with the empty line; null at the end of the stream, or when it doesn't end. */
    private @Nullable String head() throws IOException {
        var head = new ByteArrayOutputStream();
        int lineLength = 0;
        while (head.size() < MAX_HEAD_BYTES) {
            int next = source.read();
            if (next < 0) {
                return null;
            }
            if (head.size() == 0 && (next == '\r' || next == '\n')) {
                // Keep-alives between messages, RFC 3261 7.5.
                continue;
            }
            head.write(next);
            if (next == '\n') {
                if (lineLength == 0) {
                    return head.toString(StandardCharsets.ISO_8859_1);
                }
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
        }
        return null;
    }

    /** -1 when it can't be told; absent means an empty body. */
    static int contentLength(String head) {
        int length = 0;
        for (String line : head.split("\r?\n")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            if (name.equalsIgnoreCase("Content-Length") || name.equals("l") || name.equals("L")) {
                String digits = line.substring(colon + 1).strip();
                if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    return -1;
                }
                length = Integer.parseInt(digits);
            }
        }
        return length;
    }
}
